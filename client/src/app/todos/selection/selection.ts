import { computed, inject, linkedSignal, Service, signal } from '@angular/core';
import { isDraft, type Todo } from '../todo';
import { TodosStore } from '../todos-store';

const NONE: ReadonlySet<string> = new Set();

/** Which of the to-dos that are shown are chosen, to be changed at once; what is shown no longer is chosen no longer. */
@Service({ autoProvided: false })
export class Selection {
  readonly #store = inject(TodosStore);
  /** Those that can be chosen; null while the list is loaded anew. */
  readonly #shown = computed(() =>
    this.#store.phase() === 'ready' ? this.#store.visible().filter((todo) => !isDraft(todo)) : null,
  );
  /** Their ids; null while nothing is being chosen. */
  readonly #ids = linkedSignal<readonly Todo[] | null, ReadonlySet<string> | null>({
    source: this.#shown,
    computation: (shown, before) => stillShown(before?.value ?? null, shown),
  });
  /** From where a range goes. */
  readonly #anchor = signal<string | null>(null);

  readonly active = computed(() => this.#ids() !== null);
  readonly anchor = this.#anchor.asReadonly();
  readonly possible = computed(() => !!this.#shown()?.length);
  readonly todos = computed(() => this.#shown()?.filter(({ id }) => this.has(id)) ?? []);
  readonly count = computed(() => this.#ids()?.size ?? 0);
  readonly all = computed(() => this.count() === this.#shown()?.length);

  has(id: string): boolean {
    return this.#ids()?.has(id) ?? false;
  }

  start(): void {
    if (this.possible()) this.#ids.update((ids) => ids ?? NONE);
  }

  stop(): void {
    this.#ids.set(null);
  }

  toggle(id: string): void {
    if (!this.#shown()?.some((todo) => todo.id === id)) return;
    this.#anchor.set(id);
    const others = [...(this.#ids() ?? NONE)].filter((each) => each !== id);
    this.#ids.set(new Set(this.has(id) ? others : [...others, id]));
  }

  /** All from the one chosen last to this one, whichever comes first. */
  extendTo(id: string): void {
    const shown = this.#shown() ?? [];
    const ends = [this.#anchor(), id].map((end) => shown.findIndex((todo) => todo.id === end));
    if (!this.active() || ends.includes(-1)) {
      this.toggle(id);
      return;
    }
    const range = shown.slice(Math.min(...ends), Math.max(...ends) + 1);
    this.#ids.set(new Set([...(this.#ids() ?? NONE), ...idsOf(range)]));
  }

  selectAll(): void {
    if (this.possible()) this.#ids.set(idsOf(this.#shown() ?? []));
  }

  clear(): void {
    this.#ids.set(NONE);
    this.#anchor.set(null);
  }

  /** Those that are still to be done, when some could not be. */
  keep(todos: readonly Todo[]): void {
    if (todos.length) this.#ids.set(stillShown(idsOf(todos), this.#shown()));
  }
}

const idsOf = (todos: readonly Todo[]): ReadonlySet<string> => new Set(todos.map(({ id }) => id));

/** @returns null, when there is nothing left to choose from. */
function stillShown(
  ids: ReadonlySet<string> | null,
  shown: readonly Todo[] | null,
): ReadonlySet<string> | null {
  if (ids === null || shown?.length === 0) return null;
  const left = shown?.filter(({ id }) => ids.has(id));
  return left && left.length < ids.size ? idsOf(left) : ids;
}
