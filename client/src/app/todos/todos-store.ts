import { computed, inject, Service, signal } from '@angular/core';
import { appendNew, PagedList } from '../api/paged-list';
import { matchesSearch } from './search-match';
import type { Todo } from './todo';
import { matchesFilter, queryOf, type TodoQuery } from './todo-query';
import { compareBy, directionOf } from './todo-sort';
import { DEFAULT_VIEW } from './todo-view';
import { type Owner, TodosApi } from './todos-api';

interface Scope {
  owner: Owner;
  query: TodoQuery;
}

/** The list on the page, in the server's order. */
@Service({ autoProvided: false })
export class TodosStore {
  readonly #api = inject(TodosApi);
  readonly #scope = signal<Scope>({ owner: undefined, query: queryOf(DEFAULT_VIEW) });
  readonly #list = new PagedList<Todo>(
    (cursor) => this.#api.list(this.#scope().owner, this.#scope().query, cursor),
    (known, page, isFirst) => this.#merge(known, page, isFirst),
  );
  readonly #compare = computed(() => compareBy(this.#scope().query.sort));
  /** Where the loaded part ended when it came. */
  #end: Todo | undefined;

  readonly phase = this.#list.phase;
  readonly failure = this.#list.failure;
  readonly loadingMore = this.#list.loadingMore;
  readonly hasMore = this.#list.hasMore;
  readonly owner = computed(() => this.#scope().owner);
  readonly ascending = computed(() => directionOf(this.#scope().query.sort) === 'ascending');
  readonly visible = computed(() =>
    this.#list.items().filter((todo) => matchesFilter(todo, this.#scope().query)),
  );

  async show(owner: Owner, query: TodoQuery): Promise<void> {
    this.#scope.set({ owner, query });
    await this.reload();
  }

  async reload(): Promise<void> {
    this.#end = undefined;
    await this.#list.reload();
  }

  loadMore(): Promise<void> {
    return this.#list.loadMore();
  }

  shows(id: string): boolean {
    return this.find(id) !== undefined;
  }

  find(id: string): Todo | undefined {
    return this.visible().find((todo) => todo.id === id);
  }

  /**
   * Puts a to-do where it belongs, in the place of an older state of it; what comes with a later page, or is not found by
   * the search, nowhere.
   *
   * @returns whether it can be seen.
   */
  put(todo: Todo): boolean {
    const { query } = this.#scope();
    const belongs = matchesSearch(todo, query.search) && !this.#isBeyond(todo);
    this.#list.update((items) => (belongs ? this.#placed(items, todo) : without(items, todo.id)));
    return belongs && matchesFilter(todo, query);
  }

  replace(id: string, change: (todo: Todo) => Todo): void {
    this.#list.update((items) => items.map((todo) => (todo.id === id ? change(todo) : todo)));
  }

  take(id: string): void {
    this.#list.update((items) => without(items, id));
  }

  /** As `put`, of many. */
  putAll(todos: readonly Todo[]): void {
    const { query } = this.#scope();
    const belonging = todos.filter((todo) => matchesSearch(todo, query.search) && !this.#isBeyond(todo));
    this.#list.update((items) => merged(withoutAll(items, todos), belonging, this.#compare()));
  }

  changeAll(todos: readonly Todo[], change: (todo: Todo) => Todo): void {
    const ids = new Set(todos.map(({ id }) => id));
    this.#list.update((items) => items.map((todo) => (ids.has(todo.id) ? change(todo) : todo)));
  }

  takeAll(todos: readonly Todo[]): void {
    this.#list.update((items) => withoutAll(items, todos));
  }

  /** What was written while the first page was under way is known better here, unless the page is newer. */
  #merge(known: readonly Todo[], page: readonly Todo[], isFirst: boolean): readonly Todo[] {
    this.#end = page.at(-1) ?? this.#end;
    if (!isFirst) return appendNew(known, page);
    const versions = new Map(page.map(({ id, version }) => [id, version]));
    const newer = known.filter(
      (todo) => todo.version >= (versions.get(todo.id) ?? 0) && !this.#isBeyond(todo),
    );
    return newer.reduce((items, todo) => this.#placed(items, todo), page);
  }

  #placed(items: readonly Todo[], todo: Todo): readonly Todo[] {
    const others = without(items, todo.id);
    const next = others.findIndex((other) => this.#compare()(other, todo) > 0);
    return others.toSpliced(next < 0 ? others.length : next, 0, todo);
  }

  #isBeyond(todo: Todo): boolean {
    return this.#end !== undefined && this.hasMore() && this.#compare()(todo, this.#end) > 0;
  }
}

function without(items: readonly Todo[], id: string): readonly Todo[] {
  return items.filter((todo) => todo.id !== id);
}

function withoutAll(items: readonly Todo[], others: readonly Todo[]): readonly Todo[] {
  const ids = new Set(others.map(({ id }) => id));
  return items.filter(({ id }) => !ids.has(id));
}

/** Each of the others before the first item that comes after it; the items keep the order they have. */
function merged(
  items: readonly Todo[],
  others: readonly Todo[],
  compare: (one: Todo, other: Todo) => number,
): readonly Todo[] {
  const waiting = others.toSorted((one, other) => compare(other, one)); // the next one is the last
  const comesFirst = (item: Todo) => {
    const next = waiting.at(-1);
    return next !== undefined && compare(item, next) > 0;
  };
  const result: Todo[] = [];
  for (const item of items) {
    while (comesFirst(item)) result.push(...waiting.splice(-1));
    result.push(item);
  }
  return [...result, ...waiting.reverse()];
}
