import { Component, input } from '@angular/core';
import { Icon } from './icon';
import type { IconName } from './icons';

/** What a page says instead of its content: nothing here yet, it failed, not yours. Actions go inside. */
@Component({
  selector: 'app-state-message',
  imports: [Icon],
  template: `
    <span class="badge"><app-icon [name]="icon()" /></span>
    <h2>{{ heading() }}</h2>
    @if (text()) {
      <p>{{ text() }}</p>
    }
    <ng-content />
  `,
  styleUrl: './state-message.scss',
})
export class StateMessage {
  readonly icon = input.required<IconName>();
  readonly heading = input.required<string>();
  readonly text = input<string>();
}
