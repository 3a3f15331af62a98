import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { textsOfTodos } from './texts';
import { type Status, STATUSES } from './todo';

/** Open, completed or all; links, so that the choice lives in the URL. */
@Component({
  selector: 'app-status-filter',
  imports: [RouterLink],
  template: `
    <nav [attr.aria-label]="texts.filter">
      @for (status of statuses; track status) {
        <a
          routerLink="."
          [queryParams]="{ status: status === 'open' ? null : status }"
          queryParamsHandling="merge"
          [attr.aria-current]="status === current() ? 'true' : null"
          >{{ texts.statuses[status] }}</a
        >
      }
    </nav>
  `,
  styleUrl: './status-filter.scss',
})
export class StatusFilter {
  readonly current = input.required<Status>();

  protected readonly texts = textsOfTodos;
  protected readonly statuses = STATUSES;
}
