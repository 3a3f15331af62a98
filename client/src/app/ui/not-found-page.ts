import { Component } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Brand } from './brand';
import { PageHeading } from './page-heading';
import { uiTexts } from './texts';

@Component({
  selector: 'app-not-found-page',
  imports: [Brand, MatButtonModule, PageHeading, RouterLink],
  template: `
    <main id="main" tabindex="-1">
      <app-brand />
      <h1 appPageHeading>{{ texts.notFoundTitle }}</h1>
      <p>{{ texts.notFound }}</p>
      <a matButton="filled" routerLink="/todos">{{ texts.toTodos }}</a>
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
      margin: 0 0 24px;
      color: var(--mat-sys-on-surface-variant);
    }
  `,
})
export class NotFoundPage {
  protected readonly texts = uiTexts;
}
