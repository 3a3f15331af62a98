import { inject, Service } from '@angular/core';
import { firstValueFrom, type Observable } from 'rxjs';
import { toApiError } from '../../api/api-error';
import { explain } from '../../api/explain';
import { Notices } from '../../ui/notices';
import { textsOfTrash as texts } from './texts';
import { TrashApi, type TrashedTodo } from './trash-api';
import { TrashStore } from './trash-store';

/** What leaves the trash does so at once, and comes back with a reason when the server refuses. */
@Service({ autoProvided: false })
export class TrashChanges {
  readonly #api = inject(TrashApi);
  readonly #store = inject(TrashStore);
  readonly #notices = inject(Notices);

  restore(todo: TrashedTodo): Promise<void> {
    return this.#take(
      todo,
      this.#api.restore(todo.id),
      texts.restored(todo.title),
      texts.notRestored(todo.title),
    );
  }

  remove(todo: TrashedTodo): Promise<void> {
    return this.#take(todo, this.#api.remove(todo.id), texts.removed, texts.notRemoved(todo.title));
  }

  async empty(): Promise<void> {
    try {
      await firstValueFrom(this.#api.empty());
      this.#store.clear();
      void this.#notices.show(texts.emptied);
    } catch (failure) {
      this.#tell(texts.notEmptied, failure);
    }
  }

  async #take(todo: TrashedTodo, request: Observable<unknown>, done: string, not: string): Promise<void> {
    this.#store.take(todo.id);
    try {
      await firstValueFrom(request);
      void this.#notices.show(done);
    } catch (failure) {
      this.#store.putBack(todo);
      this.#tell(not, failure);
    }
  }

  #tell(what: string, failure: unknown): void {
    const error = toApiError(failure);
    if (error.kind !== 'unauthenticated') void this.#notices.show(`${what} ${explain(error)}`);
  }
}
