import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { toApiError } from '../../api/api-error';
import { Notices } from '../../ui/notices';
import { CountsStore } from '../counts-store';
import type { Todo } from '../todo';
import { TodoChanges } from '../todo-changes';
import { TodosApi } from '../todos-api';
import { TodosStore } from '../todos-store';
import { textsOfConflict as texts } from './texts';
import { type Editable, type Field, mergeTodo } from './todo-merge';

const TRIES = 3;

/** What both sides changed, and the newest state, onto which the choice is to be saved. */
export interface Conflict {
  newest: Todo;
  mine: Editable;
  fields: Field[];
}

export type Saved = { as: 'saved' } | { as: 'conflict'; conflict: Conflict } | { as: 'gone' };

/** Saves what was typed onto the version it was typed over; what another device changed meanwhile is brought together. */
@Service({ autoProvided: false })
export class TodoSaving {
  readonly #api = inject(TodosApi);
  readonly #changes = inject(TodoChanges);
  readonly #store = inject(TodosStore);
  readonly #counts = inject(CountsStore);
  readonly #notices = inject(Notices);
  readonly #key = crypto.randomUUID();

  /** Rejects with what else went wrong. */
  async save(base: Todo, mine: Editable, tries = 1): Promise<Saved> {
    try {
      await this.#changes.save(base.id, mine, base.version);
      return { as: 'saved' };
    } catch (failure) {
      const { kind, code } = toApiError(failure);
      if (kind === 'notFound') return this.#gone(base);
      if (code !== 'stale_version' || tries === TRIES) throw failure;
    }
    const newest = await this.#newest(base.id);
    if (!newest) return this.#gone(base);
    this.#store.put(newest);
    const { merged, conflicts } = mergeTodo(base, mine, newest);
    if (conflicts.length) return { as: 'conflict', conflict: { newest, mine: merged, fields: conflicts } };
    return this.save(newest, merged, tries + 1);
  }

  /** Under one key: sent again, nothing is added twice. */
  async saveAsNew(typed: Editable): Promise<void> {
    const added = await firstValueFrom(this.#api.create(this.#store.owner(), typed, this.#key));
    this.#store.put(added);
    this.#counts.refresh();
    void this.#notices.show(texts.savedAsNew);
  }

  #gone({ id }: Todo): Saved {
    this.#store.take(id);
    this.#counts.refresh();
    return { as: 'gone' };
  }

  async #newest(id: string): Promise<Todo | null> {
    try {
      return await firstValueFrom(this.#api.read(this.#store.owner(), id));
    } catch (failure) {
      if (toApiError(failure).kind === 'notFound') return null;
      throw failure;
    }
  }
}
