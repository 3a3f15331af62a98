import { Component, inject, signal } from '@angular/core';
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
  readonly #arrived = signal(false);
  protected readonly arrived = this.#arrived.asReadonly();

  constructor() {
    inject(Theme); // applies the remembered choice
  }

  protected arrive(): void {
    this.#arrived.set(true);
  }
}
