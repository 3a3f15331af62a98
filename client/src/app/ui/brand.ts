import { Component } from '@angular/core';

/** The mark and the name. */
@Component({
  selector: 'app-brand',
  template: `
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <rect class="plate" width="32" height="32" rx="8" />
      <path class="latch" d="M10 15v-3a6 6 0 0 1 12 0v3" />
      <path class="latch" d="m9.5 20 4.5 4.5 9-9" />
    </svg>
    <span>Latchlist</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.6em;
      font-weight: 650;
      font-size: 1.125rem;
      letter-spacing: -0.015em;
    }
    svg {
      inline-size: 1.75em;
      block-size: 1.75em;
    }
    .plate {
      fill: var(--brand-plate, var(--mat-sys-primary));
    }
    .latch {
      fill: none;
      stroke: var(--brand-latch, var(--mat-sys-on-primary));
      stroke-width: 2.7;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class Brand {}
