import { Component, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Outage } from './api/outage';
import { appTexts } from './app-texts';
import { PageReload } from './auth/page-reload';
import { PlainPage } from './ui/plain-page';

/**
 * Instead of a page that could not be loaded, under its address. Part of the first load, to be there when nothing else can
 * be had: without a network, or once a new version has replaced the files of this one. So it does without Material.
 */
@Component({
  selector: 'app-failure-page',
  imports: [PlainPage],
  template: `
    <app-plain-page [heading]="texts.wrongTitle" [text]="texts.wrong">
      <button type="button" (click)="page.reload()">{{ texts.reload }}</button>
    </app-plain-page>
  `,
  styles: `
    button {
      padding: 10px 20px;
      border: 0;
      border-radius: 10px;
      background: var(--mat-sys-primary);
      color: var(--mat-sys-on-primary);
      font: var(--mat-sys-label-large);
      cursor: pointer;
    }
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
