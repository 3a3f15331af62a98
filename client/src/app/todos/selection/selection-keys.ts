import { Directive, inject, output } from '@angular/core';
import type { SelectDeed } from '../keys/keys';
import { Shortcuts } from '../keys/shortcuts';
import { Selection } from './selection';

/** Where Escape closes something else. */
const CLOSES = 'input:not([type=checkbox]), textarea, select, [contenteditable], dialog, aside, [role=menu]';

/** Choosing by keyboard, in the list; Escape ends it from anywhere on the page. */
@Directive({
  selector: '[appSelectionKeys]',
  host: { '(keydown)': 'choose($event)', '(document:keydown.escape)': 'leave($event)' },
})
export class SelectionKeys {
  readonly #selection = inject(Selection);
  readonly #shortcuts = inject(Shortcuts);

  /** The bar is behind all the rows, however many there are. */
  readonly barWanted = output();

  protected choose(event: KeyboardEvent): void {
    const deed = this.#shortcuts.selectDeed(event);
    const id = event.target instanceof Element ? event.target.closest('[data-todo]') : null;
    if (!deed || !this.#act(deed, id?.getAttribute('data-todo') ?? null, event.key)) return;
    event.preventDefault();
  }

  protected leave(event: Event): void {
    if (!this.#selection.active() || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest(CLOSES)) return;
    this.#selection.stop();
  }

  /** @returns whether the key was meant for the selection: Space presses what has the focus, when nothing is chosen. */
  #act(deed: SelectDeed, id: string | null, key: string): boolean {
    if (deed === 'toBar') return this.#askForBar();
    if (deed === 'chooseAll') this.#selection.selectAll();
    else if (id === null || (key === ' ' && !this.#selection.active())) return false;
    else if (deed === 'choose') this.#selection.toggle(id);
    else this.#selection.extendTo(id);
    return true;
  }

  #askForBar(): boolean {
    if (this.#selection.active()) this.barWanted.emit();
    return this.#selection.active();
  }
}
