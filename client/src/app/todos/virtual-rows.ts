import {
  afterNextRender,
  afterRenderEffect,
  computed,
  DestroyRef,
  type ElementRef,
  inject,
  type Signal,
  signal,
} from '@angular/core';
import { observeWindowOffset, observeWindowRect, Virtualizer } from '@tanstack/virtual-core';
import { injectStage } from '../ui/stages';
import { Frames } from './frames';
import { growsAbove, heightOf, scrollWindow, withHeld } from './virtual-window';

const USUAL_HEIGHT = 56; // px, of a row with one line
const BEYOND_VIEW = 8; // rows, on either side
/** At first one row, and so many more with each task; from the last stage on, all that are near. */
const ROWS_OF_A_STAGE = 2;
const LAST_STAGE = 12;

export interface Slot<T> {
  item: T;
  index: number;
  /** Room above, for rows that are left out, in px. */
  gap: number;
  /** Of what draws it: goes on to another row when this one is no longer drawn, which is cheaper than a new one. */
  frame: number;
}

/** Where one is in a list: the row at the top of the view, how much of it is scrolled out, and all heights known. */
export interface Place {
  id: string | undefined;
  index: number;
  hidden: number;
  heights: ReadonlyMap<string, number>;
}

interface Parts<T> {
  items: Signal<readonly T[]>;
  list: Signal<ElementRef<HTMLElement>>;
  /** The elements drawn, each with the `data-index` of its slot and the `data-id` of its row. */
  rows: Signal<readonly ElementRef<HTMLElement>[]>;
}

/**
 * Which rows of a list that the window scrolls are drawn: those near the view, and the one that is held. They stand in the
 * flow of the page, so that a row that grows moves what is below it by itself. To be made where `inject` works.
 */
export class VirtualRows<T extends { id: string }> {
  readonly #parts: Parts<T>;
  readonly #stage = injectStage(LAST_STAGE);
  /** Who goes to a row, or scrolls, waits for no stage. */
  readonly #hurried = signal(false);
  readonly #held = signal<string | null>(null);
  /** Where the list begins on the page. */
  readonly #top = signal(0);
  readonly #moved = signal({});
  /** From an earlier visit. */
  readonly #heights = signal<ReadonlyMap<string, number>>(new Map());
  readonly #indexes = computed(() => new Map(this.#parts.items().map(({ id }, index) => [id, index])));
  /** The same functions until the list changes: given others, the virtualizer places all rows anew. */
  readonly #byIndex = computed(() => {
    const [items, heights] = [this.#parts.items(), this.#heights()];
    return {
      getItemKey: (index: number) => items[index]?.id ?? index,
      estimateSize: (index: number) => heights.get(items[index]?.id ?? '') ?? USUAL_HEIGHT,
    };
  });
  readonly #frames = new Frames();
  readonly #virtualizer = new Virtualizer<Window, HTMLElement>({ ...this.#fixed(), count: 0 });
  /** Set anew only when one of these changes: what scrolling costs does not grow with the list. */
  readonly #options = computed(() => {
    this.#virtualizer.setOptions({
      ...this.#fixed(),
      count: this.#parts.items().length,
      ...this.#byIndex(),
      scrollMargin: this.#top(),
      rangeExtractor: withHeld(this.indexOf(this.#held())),
    });
    return {}; // so that whoever reads this looks anew
  });
  readonly #drawn = computed(() => {
    this.#options();
    this.#moved();
    const near = this.#virtualizer.getVirtualItems();
    const stage = this.#hurried() ? LAST_STAGE : this.#stage();
    return stage < LAST_STAGE ? near.slice(0, 1 + stage * ROWS_OF_A_STAGE) : near;
  });

  readonly slots = computed<Slot<T>[]>(() => {
    const items = this.#parts.items();
    const drawn = this.#drawn().flatMap((row) => {
      const item = items[row.index];
      return item ? [{ ...row, item }] : [];
    });
    const left = this.#frames.fit(
      drawn.map(({ item }) => item.id),
      this.#indexes(),
    );
    for (const id of left) this.#virtualizer.elementsCache.delete(id); // its element may be another row's now
    return drawn.map(({ item, index, start }, at) => {
      const end = drawn[at - 1]?.end ?? this.#top();
      return { item, index, gap: start - end, frame: this.#frames.of(item.id) };
    });
  });
  /** Room below, in px. */
  readonly rest = computed(() => {
    const end = this.#drawn().at(-1)?.end ?? this.#top();
    this.#moved();
    return Math.max(0, this.#virtualizer.getTotalSize() - (end - this.#top()));
  });
  readonly last = computed(() => this.#drawn().at(-1)?.index ?? -1);

  constructor(parts: Parts<T>) {
    this.#parts = parts;
    this.#virtualizer.shouldAdjustScrollPositionOnItemSizeChange = growsAbove;
    const unmount = this.#virtualizer._didMount();
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      this.#virtualizer._willUpdate();
      this.#followTop(destroyed);
    });
    afterRenderEffect(() => {
      this.#drawn();
      for (const { nativeElement } of parts.rows()) this.#measure(nativeElement);
    });
    destroyed.onDestroy(unmount);
  }

  indexOf(id: string | null): number | undefined {
    return id === null ? undefined : this.#indexes().get(id);
  }

  /** Keeps a row drawn however far away it is. */
  hold(id: string | null): void {
    this.#held.set(id);
    if (id !== null) this.#hurried.set(true);
  }

  /** Where a row begins, in px from the top of the list; one past the last: where it ends. */
  startOf(index: number): number {
    const rows = this.#virtualizer;
    this.#drawn(); // so that it knows of the latest list
    return (rows.measurementsCache[index]?.start ?? rows.getTotalSize() + this.#top()) - this.#top();
  }

  /** Before which row something dropped at this height of the page would come to lie. */
  indexAt(pageY: number): number {
    const row = this.#virtualizer.getVirtualItemForOffset(pageY);
    if (!row) return 0;
    return pageY > (row.start + row.end) / 2 ? row.index + 1 : row.index;
  }

  place(): Place {
    const { scrollOffset, itemSizeCache } = this.#virtualizer;
    const offset = scrollOffset ?? 0;
    const { index = 0, start = 0 } = this.#virtualizer.getVirtualItemForOffset(offset) ?? {};
    const heights = new Map(Array.from(itemSizeCache, ([key, height]) => [String(key), height]));
    return { id: this.#parts.items()[index]?.id, index, hidden: offset - start, heights };
  }

  goTo({ id, index, hidden, heights }: Place): void {
    this.#heights.set(heights);
    const row = this.indexOf(id ?? null) ?? Math.min(index, this.#parts.items().length - 1);
    scrollWindow(this.startOf(row) + this.#top() + hidden);
  }

  #fixed() {
    return {
      estimateSize: () => USUAL_HEIGHT,
      getScrollElement: () => window,
      initialOffset: () => scrollY,
      initialRect: { width: innerWidth, height: innerHeight },
      measureElement: heightOf,
      observeElementOffset: observeWindowOffset,
      observeElementRect: observeWindowRect,
      onChange: ({ scrollOffset }: Virtualizer<Window, HTMLElement>) => {
        this.#moved.set({});
        if (scrollOffset) this.#hurried.set(true);
      },
      overscan: BEYOND_VIEW,
      scrollToFn: scrollWindow,
    };
  }

  /** An observer is silent when a frame goes from one row to another that is just as tall. */
  #measure(element: HTMLElement): void {
    const { id = '', index } = element.dataset;
    this.#virtualizer.measureElement(element);
    if (!this.#virtualizer.itemSizeCache.has(id))
      this.#virtualizer.resizeItem(Number(index), element.getBoundingClientRect().height);
  }

  /** What opens or closes above moves the list. */
  #followTop(destroyed: DestroyRef): void {
    const list = this.#parts.list().nativeElement;
    const measure = () => this.#top.set(list.getBoundingClientRect().top + scrollY);
    measure();
    if (!('ResizeObserver' in globalThis)) return;
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    destroyed.onDestroy(() => observer.disconnect());
  }
}
