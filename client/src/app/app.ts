import { ChangeDetectorRef, Component, inject, signal } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Outage } from './api/outage';
import { Brand } from './ui/brand';
import { OutageBanner } from './ui/outage-banner';
import { Theme } from './ui/theme';

@Component({
  selector: 'app-root',
  imports: [Brand, OutageBanner, RouterOutlet],
  templateUrl: './app.html',
  styleUrl: './app.scss',
})
export class App {
  protected readonly outage = inject(Outage);
  readonly #changes = inject(ChangeDetectorRef);
  readonly #arrived = signal(false);
  protected readonly arrived = this.#arrived.asReadonly();

  constructor() {
    inject(Theme); // applies the remembered choice
  }

  protected arrive(): void {
    this.#arrived.set(true);
    this.#changes.detectChanges(); // at once: the page that came is not shown beside the one that goes
  }
}
