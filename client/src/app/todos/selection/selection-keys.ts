import { Directive, inject } from '@angular/core';
import { Selection } from './selection';

const TYPED_INTO = 'input:not([type=checkbox]), textarea, select, [contenteditable]';
/** Where Escape closes something else. */
const CLOSES = `${TYPED_INTO}, dialog, aside, [role=menu]`;

/** Choosing by keyboard, in the list: `x`, Shift+Space, Ctrl+A; Escape ends it from anywhere on the page. */
@Directive({
  selector: '[appSelectionKeys]',
  host: { '(keydown)': 'choose($event)', '(document:keydown.escape)': 'leave($event)' },
})
export class SelectionKeys {
  readonly #selection = inject(Selection);

  protected choose(event: KeyboardEvent): void {
    if (!(event.target instanceof Element) || event.target.closest(TYPED_INTO)) return;
    const id = event.target.closest('[data-todo]')?.getAttribute('data-todo') ?? null;
    if (this.#act(event, id)) event.preventDefault();
  }

  protected leave(event: Event): void {
    if (!this.#selection.active() || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest(CLOSES)) return;
    this.#selection.stop();
  }

  /** @returns whether the key was meant for the selection. */
  #act({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent, id: string | null): boolean {
    const command = ctrlKey || metaKey;
    if (altKey) return false;
    if (command && key.toLowerCase() === 'a') this.#selection.selectAll();
    else if (command || id === null) return false;
    else if (key === ' ' ? shiftKey && this.#selection.active() : shiftKey && key.toLowerCase() === 'x')
      this.#selection.extendTo(id);
    else if (key.toLowerCase() === 'x') this.#selection.toggle(id);
    else return false;
    return true;
  }
}
