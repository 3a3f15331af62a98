import { Component, DOCUMENT, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Outage } from './api/outage';
import { OutageBanner } from './ui/outage-banner';
import { Theme } from './ui/theme';

@Component({
  selector: 'app-root',
  imports: [OutageBanner, RouterOutlet],
  templateUrl: './app.html',
  styleUrl: './app.scss',
})
export class App {
  readonly #document = inject(DOCUMENT);

  protected readonly outage = inject(Outage);

  constructor() {
    inject(Theme); // applies the remembered choice
  }

  /** What index.html shows until then is not shown beside the page that came. */
  protected arrive(): void {
    this.#document.getElementById('starting')?.remove();
  }
}
