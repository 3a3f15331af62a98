import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { PagedList } from '../../api/paged-list';
import { PageHeading } from '../../ui/page-heading';
import { WhenVisible } from '../../ui/when-visible';
import { AccountApi, type AccountEvent } from '../account-api';
import { ListFailure } from '../list-failure';
import { ListSkeleton } from '../list-skeleton';
import { accountTexts } from '../texts';
import { EventList } from './event-list';

/** What was done, and tried, with the account. */
@Component({
  selector: 'app-activity-page',
  imports: [EventList, ListFailure, ListSkeleton, MatButtonModule, PageHeading, RouterLink, WhenVisible],
  template: `
    <h1 appPageHeading>{{ texts.pages.activity }}</h1>
    <p class="lead">
      {{ texts.activityLead }} <a routerLink="../password">{{ texts.notYou }}</a>
    </p>
    @switch (list.phase()) {
      @case ('loading') {
        <app-list-skeleton [label]="texts.activityLoading" />
      }
      @case ('failed') {
        <app-list-failure
          [heading]="texts.activityFailed"
          [failure]="list.failure()"
          (retry)="list.reload()"
        />
      }
      @case ('ready') {
        <app-event-list [events]="list.items()" />
        @if (list.hasMore()) {
          <button
            matButton
            class="more"
            type="button"
            (click)="list.loadMore()"
            (appWhenVisible)="list.loadMore()"
          >
            {{ list.loadingMore() ? texts.loadingMore : texts.loadMore }}
          </button>
        }
      }
    }
  `,
  styles: '.more { display: block; margin: 16px auto 0; }',
})
export class ActivityPage {
  readonly #api = inject(AccountApi);

  protected readonly texts = accountTexts;
  protected readonly list = new PagedList<AccountEvent>((cursor) => this.#api.events(cursor));

  constructor() {
    void this.list.reload();
  }
}
