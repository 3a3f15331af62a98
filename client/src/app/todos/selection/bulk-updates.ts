import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { toApiError } from '../../api/api-error';
import type { Todo } from '../todo';
import { type Owner, TodosApi } from '../todos-api';
import { BulkApi, type BulkItem } from './bulk-api';
import type { Change } from './bulk-deeds';
import { blamedBy } from './in-parts';

const TRIES = 3;
/** So many are asked for one by one; where more have changed, something else is going on. */
const MAX_STALE = 20;

/** Sends one change of many to-dos; where tags have changed elsewhere meanwhile, it is made of those that there are now. */
@Service()
export class BulkUpdates {
  readonly #api = inject(BulkApi);
  readonly #todos = inject(TodosApi);

  async send(owner: Owner, todos: readonly Todo[], change: Change): Promise<Todo[]> {
    let newest = [...todos];
    for (let tries = 1; ; tries++) {
      try {
        return await this.#sendOnce(owner, newest, change);
      } catch (failure) {
        const error = toApiError(failure);
        const stale = error.code === 'stale_version' ? blamedBy(error, newest) : [];
        if (stale.length === 0 || stale.length > MAX_STALE || tries === TRIES) throw failure;
        const read = await Promise.all(stale.map((todo) => this.#read(owner, todo)));
        newest = newest.map((todo) => read[stale.indexOf(todo)] ?? todo);
      }
    }
  }

  /** What is so by now needs no change, yet keeps its place in the request, so that pointers fit. */
  async #sendOnce(owner: Owner, todos: readonly Todo[], change: Change): Promise<Todo[]> {
    return firstValueFrom(
      this.#api.update(
        owner,
        todos.map((todo) => itemOf(todo, change)),
      ),
    );
  }

  /** One that is gone is refused with the others, by name. */
  async #read(owner: Owner, todo: Todo): Promise<Todo> {
    try {
      return await firstValueFrom(this.#todos.read(owner, todo.id));
    } catch (failure) {
      if (toApiError(failure).kind === 'notFound') return todo;
      throw failure;
    }
  }
}

/** Tags are sent whole: only onto those that they were made of. */
function itemOf(todo: Todo, change: Change): BulkItem {
  const { id, version } = todo;
  const changes = change(todo) ?? {};
  return { id, ...changes, ...(changes.tags ? { version } : {}) };
}
