import { inject, Service } from '@angular/core';
import { PagedList } from '../../api/paged-list';
import { TrashApi, type TrashedTodo } from './trash-api';

/** What is in the trash, deleted last first. */
@Service({ autoProvided: false })
export class TrashStore {
  readonly #api = inject(TrashApi);
  readonly #list = new PagedList<TrashedTodo>((cursor) => this.#api.list(cursor));

  readonly items = this.#list.items;
  readonly phase = this.#list.phase;
  readonly failure = this.#list.failure;
  readonly hasMore = this.#list.hasMore;
  readonly loadingMore = this.#list.loadingMore;

  reload(): Promise<void> {
    return this.#list.reload();
  }

  loadMore(): Promise<void> {
    return this.#list.loadMore();
  }

  /** When the server has removed them all. */
  clear(): void {
    this.#list.clear();
  }

  take(id: string): void {
    this.#list.update((items) => items.filter((todo) => todo.id !== id));
  }

  putBack(todo: TrashedTodo): void {
    this.#list.update((items) => {
      const others = items.filter(({ id }) => id !== todo.id);
      const older = others.findIndex(({ deletedAt }) => deletedAt < todo.deletedAt);
      return others.toSpliced(older < 0 ? others.length : older, 0, todo);
    });
  }
}
