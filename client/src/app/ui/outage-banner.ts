import { Component, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { Icon } from './icon';
import { uiTexts } from './texts';

/** Says that the server is away, and offers to look for it at once. */
@Component({
  selector: 'app-outage-banner',
  imports: [Icon, MatButtonModule],
  template: `
    <app-icon name="outage" />
    <span>{{ texts.outage }}</span>
    <button matButton type="button" disabledInteractive [disabled]="checking()" (click)="retry.emit()">
      {{ checking() ? texts.checking : texts.retry }}
    </button>
  `,
  host: { role: 'alert' },
  styleUrl: './outage-banner.scss',
})
export class OutageBanner {
  readonly checking = input.required<boolean>();
  readonly retry = output();

  protected readonly texts = uiTexts;
}
