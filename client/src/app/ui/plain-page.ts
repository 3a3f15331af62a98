import { Component, input } from '@angular/core';
import { Brand } from './brand';
import { PageHeading } from './page-heading';

/** A page that only says something, with the way on inside. */
@Component({
  selector: 'app-plain-page',
  imports: [Brand, PageHeading],
  template: `
    <main id="main" tabindex="-1">
      <app-brand />
      <h1 appPageHeading>{{ heading() }}</h1>
      <p>{{ text() }}</p>
      <ng-content />
    </main>
  `,
  styles: `
    main {
      display: grid;
      justify-items: center;
      align-content: center;
      min-block-size: 100dvh;
      padding: 24px;
      text-align: center;
    }
    h1 {
      margin: 32px 0 4px;
      font: var(--mat-sys-headline-small);
      font-weight: 600;
    }
    p {
      max-inline-size: 44ch;
      margin: 0 0 24px;
      color: var(--mat-sys-on-surface-variant);
      text-wrap: balance;
    }
  `,
})
export class PlainPage {
  readonly heading = input.required<string>();
  readonly text = input.required<string>();
}
