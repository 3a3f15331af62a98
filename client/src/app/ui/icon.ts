import { Component, computed, input } from '@angular/core';
import { type IconName, ICONS } from './icons';

/** A decorative icon in the colour of the text around it. */
@Component({
  selector: 'app-icon',
  template: '<svg viewBox="0 -960 960 960" aria-hidden="true"><path [attr.d]="path()" /></svg>',
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      inline-size: 1.25em;
      block-size: 1.25em;
    }
    svg {
      inline-size: 100%;
      block-size: 100%;
      fill: currentColor;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();

  protected readonly path = computed(() => ICONS[this.name()]);
}
