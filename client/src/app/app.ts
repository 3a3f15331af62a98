import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Outage } from './api/outage';
import { AuthStore } from './auth/auth-store';
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
  protected readonly status = inject(AuthStore).status;

  constructor() {
    inject(Theme); // applies the remembered choice
  }
}
