import { Directive, ElementRef, inject, output, signal } from '@angular/core';

const SLIP = 4; // px that a press may move and still be none

/** How far down the window it was taken, and where it is now. */
export interface Drag {
  from: number;
  y: number;
}

/** Tells of being dragged up and down; a press that stays where it is remains a click. */
@Directive({
  selector: '[appDragHandle]',
  host: {
    '[class.dragging]': 'dragging()',
    '(pointerdown)': 'take($event)',
    '(pointermove)': 'drag($event)',
    '(pointerup)': 'letGo(true)',
    '(pointercancel)': 'letGo(false)',
    '(document:keydown.escape)': 'letGo(false)',
  },
})
export class DragHandle {
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #dragging = signal(false);
  #taken: { pointer: number; from: number } | undefined;

  readonly dragged = output<Drag>();
  /** Whether it is to stay where it was let go. */
  readonly dropped = output<boolean>();

  protected readonly dragging = this.#dragging.asReadonly();

  protected take({ pointerId, clientY, isPrimary, button }: PointerEvent): void {
    if (!isPrimary || button !== 0) return;
    this.#taken = { pointer: pointerId, from: clientY };
    this.#element.setPointerCapture(pointerId);
  }

  protected drag({ clientY: y }: PointerEvent): void {
    if (!this.#taken) return;
    const { from } = this.#taken;
    if (!this.#dragging() && Math.abs(y - from) < SLIP) return;
    this.#dragging.set(true);
    this.dragged.emit({ from, y });
  }

  protected letGo(stays: boolean): void {
    this.#taken = undefined;
    if (!this.#dragging()) return;
    this.#dragging.set(false);
    this.#swallowClick();
    this.dropped.emit(stays);
  }

  /** The one that follows a drag. */
  #swallowClick(): void {
    const swallow = (event: Event) => event.stopImmediatePropagation();
    this.#element.addEventListener('click', swallow, { capture: true, once: true });
    const next = () => this.#element.removeEventListener('click', swallow, { capture: true });
    this.#element.addEventListener('pointerdown', next, { once: true });
    this.#element.addEventListener('keydown', next, { once: true });
  }
}
