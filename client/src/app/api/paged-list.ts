import { computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { firstValueFrom, type Observable } from 'rxjs';
import { type ApiError, toApiError } from './api-error';
import { Outage } from './outage';

export type Phase = 'loading' | 'ready' | 'failed';

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

type Ask<T> = (cursor: string | null) => Observable<Page<T>>;
type Merge<T> = (known: readonly T[], page: readonly T[], isFirst: boolean) => readonly T[];

/** A list that comes in pages: what is loaded of it, and in what state that is. To be made where `inject` works. */
export class PagedList<T extends { id: string }> {
  readonly #ask: Ask<T>;
  readonly #merge: Merge<T>;
  readonly #items = signal<readonly T[]>([]);
  readonly #nextCursor = signal<string | null>(null);
  readonly #phase = signal<Phase>('loading');
  readonly #failure = signal<ApiError | null>(null);
  readonly #loadingMore = signal(false);
  #asked = 0;

  readonly items = this.#items.asReadonly();
  readonly phase = this.#phase.asReadonly();
  readonly failure = this.#failure.asReadonly();
  readonly loadingMore = this.#loadingMore.asReadonly();
  readonly hasMore = computed(() => this.#nextCursor() !== null);

  constructor(ask: Ask<T>, merge: Merge<T> = appendNew) {
    this.#ask = ask;
    this.#merge = merge;
    const retry = () => void (this.#phase() === 'failed' && this.reload());
    inject(Outage).recovered.pipe(takeUntilDestroyed()).subscribe(retry);
  }

  async reload(): Promise<void> {
    const asked = ++this.#asked;
    this.#phase.set('loading');
    this.#items.set([]);
    this.#nextCursor.set(null);
    this.#loadingMore.set(false);
    const failure = await this.#load(asked);
    if (asked !== this.#asked) return;
    this.#failure.set(failure);
    this.#phase.set(failure ? 'failed' : 'ready');
  }

  async loadMore(): Promise<void> {
    if (!this.hasMore() || this.#loadingMore()) return;
    const asked = this.#asked;
    this.#loadingMore.set(true);
    await this.#load(asked);
    if (asked === this.#asked) this.#loadingMore.set(false);
  }

  clear(): void {
    this.#asked++; // no page that is under way comes back
    this.#items.set([]);
    this.#nextCursor.set(null);
    this.#loadingMore.set(false);
  }

  update(change: (items: readonly T[]) => readonly T[]): void {
    this.#items.update(change);
  }

  /** @returns why there is no such page. */
  async #load(asked: number): Promise<ApiError | null> {
    const cursor = this.#nextCursor();
    try {
      const page = await firstValueFrom(this.#ask(cursor));
      if (asked !== this.#asked) return null; // the answer to a question no longer asked
      this.#nextCursor.set(page.nextCursor);
      this.#items.update((known) => this.#merge(known, page.items, cursor === null));
      return null;
    } catch (failure) {
      return toApiError(failure);
    }
  }
}

export function appendNew<T extends { id: string }>(known: readonly T[], page: readonly T[]): readonly T[] {
  const ids = new Set(known.map(({ id }) => id));
  return [...known, ...page.filter(({ id }) => !ids.has(id))];
}
