import { computed, signal } from '@angular/core';
import type { VirtualRows } from '../virtual-rows';
import type { Drag } from './drag-handle';

const EDGE = 72; // px of the window's top and bottom where dragging scrolls
const FASTEST = 18; // px a frame

interface Dragged {
  id: string;
  /** On the page. */
  from: number;
  /** In the window. */
  y: number;
}

/** A row being dragged: how far, and before which row it would come to lie. */
export class RowDrag {
  readonly #rows: VirtualRows<{ id: string }>;
  readonly #dragged = signal<Dragged | null>(null);
  readonly #scrolled = signal(0);

  readonly state = computed(() => {
    const dragged = this.#dragged();
    if (!dragged) return null;
    const pageY = dragged.y + this.#scrolled();
    const slot = this.#rows.indexAt(pageY);
    return { id: dragged.id, slot, shift: pageY - dragged.from, line: this.#rows.startOf(slot) };
  });

  constructor(rows: VirtualRows<{ id: string }>) {
    this.#rows = rows;
  }

  drag(id: string, { from, y }: Drag): void {
    const dragged = this.#dragged();
    this.#dragged.set({ id, from: dragged?.from ?? from + scrollY, y });
    if (dragged) return;
    this.#rows.hold(id);
    this.#scrollAtEdges();
  }

  /** @returns where the row is to go, counted without itself; undefined when it stays. */
  drop(stays: boolean): number | undefined {
    const state = this.state();
    this.#dragged.set(null);
    const from = this.#rows.indexOf(state?.id ?? null);
    if (!stays || !state || from === undefined) return undefined;
    const to = state.slot > from ? state.slot - 1 : state.slot;
    return to === from ? undefined : to;
  }

  #scrollAtEdges(): void {
    const dragged = this.#dragged();
    if (!dragged) return;
    scrollBy({ top: scrollSpeed(dragged.y), behavior: 'instant' });
    this.#scrolled.set(scrollY);
    requestAnimationFrame(() => this.#scrollAtEdges());
  }
}

/** The nearer to the edge, the faster. */
function scrollSpeed(y: number): number {
  const [above, below] = [EDGE - y, y - (innerHeight - EDGE)];
  const depth = Math.min(1, Math.max(above, below, 0) / EDGE);
  return Math.round(depth * FASTEST) * (above > below ? -1 : 1);
}
