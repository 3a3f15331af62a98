import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { textsOfTodos } from './texts';
import { type Status, STATUSES, type TodoCounts } from './todo';

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
          >{{ texts.statuses[status] }}
          <span class="count">{{ counts()?.[status] }}</span>
        </a>
      }
    </nav>
  `,
  styleUrl: './status-filter.scss',
})
export class StatusFilter {
  readonly current = input.required<Status>();
  readonly counts = input<TodoCounts['status'] | null>(null);

  protected readonly texts = textsOfTodos;
  protected readonly statuses = STATUSES;
}
