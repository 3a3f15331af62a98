import { Component, input } from '@angular/core';
import { Icon } from './icon';

/** A message inside a page; an error is announced at once, anything else politely. */
@Component({
  selector: 'app-inline-alert',
  imports: [Icon],
  template: `
    <app-icon [name]="tone() === 'error' ? 'error' : 'info'" />
    <span><ng-content /></span>
  `,
  host: { '[attr.role]': "tone() === 'error' ? 'alert' : 'status'", '[class.error]': "tone() === 'error'" },
  styles: `
    :host {
      display: flex;
      gap: 10px;
      padding: 10px 12px;
      border-radius: 8px;
      background: var(--mat-sys-secondary-container);
      color: var(--mat-sys-on-secondary-container);
      font: var(--mat-sys-body-medium);
    }
    :host(.error) {
      background: var(--mat-sys-error-container);
      color: var(--mat-sys-on-error-container);
    }
  `,
})
export class InlineAlert {
  readonly tone = input<'info' | 'error'>('info');
}
