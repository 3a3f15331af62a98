import {
  defaultRangeExtractor,
  type Range,
  type Virtualizer,
  type VirtualItem,
} from '@tanstack/virtual-core';

export type WindowRows = Virtualizer<Window, HTMLElement>;

/** Draws the held row and its neighbours too, wherever they are: it keeps the focus, and Tab finds what comes next. */
export function withHeld(held: number | undefined): (range: Range) => number[] {
  return (range) => {
    const near = defaultRangeExtractor(range);
    if (held === undefined) return near;
    const kept = [held - 1, held, held + 1].filter((index) => index >= 0 && index < range.count);
    return [...new Set([...near, ...kept])].sort((one, other) => one - other);
  };
}

/** To the fraction of a pixel: rounded heights would add up. */
export function heightOf(
  element: HTMLElement,
  entry: ResizeObserverEntry | undefined,
  rows: WindowRows,
): number {
  const seen = entry?.borderBoxSize[0]?.blockSize ?? rows.itemSizeCache.get(element.dataset['id'] ?? '');
  return seen ?? element.getBoundingClientRect().height;
}

export function scrollWindow(offset: number, { adjustments = 0 } = {}): void {
  const top = offset + adjustments;
  if (Math.abs(top - scrollY) >= 1) scrollTo({ top, behavior: 'instant' });
}

/** What grows above the view is made up for by scrolling, in whichever direction one goes. */
export function growsAbove({ key, start, end }: VirtualItem, _: number, rows: WindowRows): boolean {
  const seen = rows.itemSizeCache.has(key);
  return (seen ? end : start) < (rows.scrollOffset ?? 0);
}
