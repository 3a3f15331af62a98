import { LiveAnnouncer } from '@angular/cdk/a11y';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { toApiError } from '../api/api-error';
import { explain } from '../api/explain';
import { Notices } from '../ui/notices';
import { CountsStore } from './counts-store';
import { CreateKeys } from './create-keys';
import { textsOfTodos as texts } from './texts';
import { draftTodo, type Todo, type UpdateTodo } from './todo';
import { TodosApi } from './todos-api';
import { TodosStore } from './todos-store';
import { WriteQueue } from './write-queue';

/** Changes to the list: shown at once, taken back with a reason when the server refuses. */
@Service({ autoProvided: false })
export class TodoChanges {
  readonly #api = inject(TodosApi);
  readonly #store = inject(TodosStore);
  readonly #counts = inject(CountsStore);
  readonly #notices = inject(Notices);
  readonly #announcer = inject(LiveAnnouncer);
  readonly #queue = inject(WriteQueue);
  readonly #keys = new CreateKeys();

  /** False when the server refused, so that the typed text can be given back. */
  async add(title: string): Promise<boolean> {
    const draft = draftTodo(title);
    const key = this.#keys.keyOf(title);
    this.#store.put(draft);
    try {
      const todo = await firstValueFrom(this.#api.create(this.#store.owner(), { title }, key));
      this.#store.take(draft.id);
      const seen = this.#store.put(todo); // the list may have been loaded anew meanwhile, without it or with it
      void (seen ? this.#announcer.announce(texts.added) : this.#notices.show(texts.addedUnseen(title)));
      this.#counts.refresh();
      return true;
    } catch (failure) {
      this.#store.take(draft.id);
      this.#keys.failed(title, key, toApiError(failure));
      this.#tell(texts.notAdded(title), failure);
      return false;
    }
  }

  async setCompleted({ id, title, completed: before }: Todo, completed: boolean): Promise<void> {
    this.#store.replace(id, (todo) => ({ ...todo, completed }));
    try {
      const saved = await this.#update(id, { completed });
      const undo = () => void this.setCompleted(saved, before);
      void this.#notices.show(completed ? texts.completed : texts.reopened, { label: texts.undo, run: undo });
    } catch (failure) {
      this.#store.replace(id, (todo) => ({ ...todo, completed: before }));
      this.#tell(texts.notChanged(title), failure);
    }
  }

  /** Rejects with what went wrong, for the form that holds the changes to show. */
  async save(id: string, changes: UpdateTodo, version?: number): Promise<void> {
    await this.#update(id, changes, version);
    void this.#notices.show(this.#store.shows(id) ? texts.saved : texts.savedUnseen);
  }

  async remove(todo: Todo): Promise<void> {
    this.#store.take(todo.id);
    try {
      await this.#queue.run(todo.id, () => firstValueFrom(this.#api.remove(this.#store.owner(), todo.id)));
      this.#store.take(todo.id); // the list may have been loaded anew meanwhile, with it
      this.#counts.refresh();
      void this.#notices.show(texts.deleted, { label: texts.undo, run: () => void this.#restore(todo) });
    } catch (failure) {
      this.#store.put(todo);
      this.#tell(texts.notDeleted(todo.title), failure);
    }
  }

  async #restore({ id, title }: Todo): Promise<void> {
    try {
      const restored = await this.#queue.run(id, () =>
        firstValueFrom(this.#api.restore(this.#store.owner(), id)),
      );
      this.#store.put(restored);
      this.#counts.refresh();
    } catch (failure) {
      this.#tell(texts.notRestored(title), failure);
    }
  }

  async #update(id: string, changes: UpdateTodo, version?: number): Promise<Todo> {
    const owner = this.#store.owner();
    const send = () => firstValueFrom(this.#api.update(owner, id, changes, version));
    const saved = await this.#queue.run(id, send);
    this.#store.put(saved);
    this.#counts.refresh();
    return saved;
  }

  #tell(what: string, failure: unknown): void {
    const error = toApiError(failure);
    if (error.kind !== 'unauthenticated') void this.#notices.show(`${what} ${explain(error)}`);
  }
}
