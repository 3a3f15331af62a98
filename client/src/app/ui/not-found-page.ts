import { Component } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { PlainPage } from './plain-page';
import { uiTexts } from './texts';

@Component({
  selector: 'app-not-found-page',
  imports: [MatButtonModule, PlainPage, RouterLink],
  template: `
    <app-plain-page [heading]="texts.notFoundTitle" [text]="texts.notFound">
      <a matButton="filled" routerLink="/todos">{{ texts.toTodos }}</a>
    </app-plain-page>
  `,
})
export class NotFoundPage {
  protected readonly texts = uiTexts;
}
