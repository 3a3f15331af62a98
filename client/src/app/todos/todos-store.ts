import { computed, inject, Service, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { firstValueFrom } from 'rxjs';
import { type ApiError, toApiError } from '../api/api-error';
import { Outage } from '../api/outage';
import { matches, type Status, type Todo } from './todo';
import { type Owner, TodosApi } from './todos-api';

export type Phase = 'loading' | 'ready' | 'failed';

interface Scope {
  owner: Owner;
  status: Status;
}

/** The list on the page: what is loaded of it, and in what state that is. */
@Service({ autoProvided: false })
export class TodosStore {
  readonly #api = inject(TodosApi);
  readonly #scope = signal<Scope>({ owner: undefined, status: 'open' });
  readonly #items = signal<Todo[]>([]);
  readonly #nextCursor = signal<string | null>(null);
  readonly #phase = signal<Phase>('loading');
  readonly #failure = signal<ApiError | null>(null);
  readonly #loadingMore = signal(false);

  readonly phase = this.#phase.asReadonly();
  readonly failure = this.#failure.asReadonly();
  readonly loadingMore = this.#loadingMore.asReadonly();
  readonly owner = computed(() => this.#scope().owner);
  readonly visible = computed(() => this.#items().filter((todo) => matches(todo, this.#scope().status)));
  readonly hasMore = computed(() => this.#nextCursor() !== null);

  constructor() {
    const retry = () => void (this.#phase() === 'failed' && this.reload());
    inject(Outage).recovered.pipe(takeUntilDestroyed()).subscribe(retry);
  }

  async show(owner: Owner, status: Status): Promise<void> {
    this.#scope.set({ owner, status });
    await this.reload();
  }

  async reload(): Promise<void> {
    this.#phase.set('loading');
    this.#items.set([]);
    this.#nextCursor.set(null);
    await this.#load((failure) => {
      this.#failure.set(failure);
      this.#phase.set(failure ? 'failed' : 'ready');
    });
  }

  async loadMore(): Promise<void> {
    if (!this.hasMore() || this.#loadingMore()) return;
    this.#loadingMore.set(true);
    await this.#load(() => undefined);
    this.#loadingMore.set(false);
  }

  find(id: string): Todo | undefined {
    return this.#items().find((todo) => todo.id === id);
  }

  /** Puts a to-do where it belongs, newest first; in the place of an older state of it. */
  insert(todo: Todo): void {
    this.#items.update((all) => {
      const items = all.filter(({ id }) => id !== todo.id);
      const older = items.findIndex((item) => item.createdAt < todo.createdAt);
      return items.toSpliced(older < 0 ? items.length : older, 0, todo);
    });
  }

  replace(id: string, change: (todo: Todo) => Todo): void {
    this.#items.update((items) => items.map((todo) => (todo.id === id ? change(todo) : todo)));
  }

  take(id: string): void {
    this.#items.update((items) => items.filter((todo) => todo.id !== id));
  }

  async #load(settle: (failure: ApiError | null) => void): Promise<void> {
    const scope = this.#scope();
    try {
      const page = await firstValueFrom(this.#api.list(scope.owner, scope.status, this.#nextCursor()));
      if (scope !== this.#scope()) return; // the answer to a question no longer asked
      const known = new Set(this.#items().map((todo) => todo.id));
      this.#items.update((items) => [...items, ...page.items.filter((todo) => !known.has(todo.id))]);
      this.#nextCursor.set(page.nextCursor);
      settle(null);
    } catch (failure) {
      if (scope === this.#scope()) settle(toApiError(failure));
    }
  }
}
