import { Component, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { Outage } from './api/outage';
import { appTexts } from './app-texts';
import { PageReload } from './auth/page-reload';
import { PlainPage } from './ui/plain-page';

/**
 * Instead of a page that could not be loaded, under its address. Part of the first load, to be there when nothing else can
 * be had: without a network, or once a new version has replaced the files of this one.
 */
@Component({
  selector: 'app-failure-page',
  imports: [MatButtonModule, PlainPage],
  template: `
    <app-plain-page [heading]="texts.wrongTitle" [text]="texts.wrong">
      <button matButton="filled" type="button" (click)="page.reload()">{{ texts.reload }}</button>
    </app-plain-page>
  `,
})
export class FailurePage {
  protected readonly page = inject(PageReload);
  protected readonly texts = appTexts;

  constructor() {
    const outage = inject(Outage);
    outage.recovered.pipe(takeUntilDestroyed()).subscribe(() => this.page.reload());
    void outage.check(); // tells of it, and goes on by itself, if this is one
  }
}
