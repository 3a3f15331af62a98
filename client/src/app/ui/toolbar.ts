import { afterNextRender, Directive, ElementRef, inject } from '@angular/core';

const BUTTONS = 'button:not([disabled])';

/** One stop for Tab, between whose buttons the arrow keys, Home and End lead (as in the ARIA Authoring Practices). */
@Directive({
  selector: '[appToolbar]',
  host: { role: 'toolbar', '(focusin)': 'remember($event.target)', '(keydown)': 'go($event)' },
})
export class Toolbar {
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    afterNextRender(() => this.#stopAt(this.#buttons()[0]));
  }

  /** Where one was in it, or at its first button. */
  focus(): void {
    this.#buttons()
      .find(({ tabIndex }) => tabIndex === 0)
      ?.focus();
  }

  protected remember(target: EventTarget | null): void {
    this.#stopAt(this.#buttons().find((button) => button === target));
  }

  protected go(event: KeyboardEvent): void {
    const buttons = this.#buttons();
    const at = buttons.findIndex((button) => button === event.target);
    const next = placeAfter(event.key, at, buttons.length);
    if (at < 0 || next === null) return;
    event.preventDefault();
    buttons[next]?.focus();
  }

  #buttons(): HTMLElement[] {
    return [...this.#host.querySelectorAll<HTMLElement>(BUTTONS)];
  }

  #stopAt(stop: HTMLElement | undefined): void {
    if (stop) for (const button of this.#buttons()) button.tabIndex = button === stop ? 0 : -1;
  }
}

function placeAfter(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
