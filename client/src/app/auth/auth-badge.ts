import { Component, input } from '@angular/core';
import { Icon } from '../ui/icon';
import type { IconName } from '../ui/icons';

/** The picture above what a page has to tell. */
@Component({
  selector: 'app-auth-badge',
  imports: [Icon],
  template: '<app-icon [name]="icon()" />',
  host: { '[class.busy]': 'busy()' },
  styles: `
    :host {
      display: grid;
      place-items: center;
      inline-size: 56px;
      block-size: 56px;
      margin-block-end: 20px;
      border-radius: 16px;
      background: var(--mat-sys-secondary-container);
      color: var(--mat-sys-on-secondary-container);
      font-size: 1.375rem;
    }
    :host(.busy) {
      animation: breathe 1s 0.3s ease-in-out infinite alternate;
    }
    @keyframes breathe {
      to {
        opacity: 0.4;
      }
    }
  `,
})
export class AuthBadge {
  readonly icon = input.required<IconName>();
  readonly busy = input(false);
}
