import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Idempotency, type KeyedRequest } from '../idempotency/idempotency.service.ts';
import { absence, isOlder, NOT_IN_TRASH, type Wanted } from './absence.ts';
import type { UpdateTodoDto } from './dto/update-todo.dto.ts';
import { TagsService } from './tags/tags.service.ts';
import { TRASHED } from './todo-filter.ts';
import { rankOf, type TodoRow } from './todo-row.ts';
import { type TodoFields, TodoWritesRepository } from './todo-writes.repository.ts';
import { TodosRepository } from './todos.repository.ts';

export interface WantedChange extends Wanted {
  changes: UpdateTodoDto;
}

/** Changes to-dos in a transaction, all of those wanted or none. */
@Injectable()
export class TodoWriter {
  constructor(
    private readonly todos: TodosRepository,
    private readonly writes: TodoWritesRepository,
    private readonly tags: TagsService,
    private readonly idempotency: Idempotency,
  ) {}

  /** In a transaction, and once for each `Idempotency-Key`: the list is locked, then the key, then rows. */
  once<T>(userId: string, keyed: KeyedRequest, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const lock = (manager: EntityManager) => this.writes.lockList(userId, manager);
    return this.idempotency.once(userId, keyed, lock, work);
  }

  /**
   * @returns them as they are then, in the order wanted.
   * @throws {Problem} 403, 404 or 412 when any is not the user's, not there, or not of the version wanted.
   */
  async change(userId: string, wanted: WantedChange[], manager: EntityManager): Promise<TodoRow[]> {
    if (wanted.length > 1 || wanted.some(({ changes }) => changes.tags))
      await this.writes.lockList(userId, manager);
    const old = await this.locked(userId, wanted, manager);
    const rows: TodoRow[] = [];
    for (const { id, changes } of wanted) {
      if (changes.tags) await this.tags.set(userId, id, changes.tags, manager);
      const text = textAfter(changes, old.get(id));
      const row = await this.writes.update(userId, id, columnsOf(changes), { text, manager });
      rows.push(present(row));
    }
    return rows;
  }

  /** Moves them to the trash. @throws {Problem} as `change` does. */
  async delete(userId: string, wanted: Wanted[], manager: EntityManager): Promise<void> {
    await this.writes.lockList(userId, manager);
    await this.locked(userId, wanted, manager);
    for (const { id } of wanted) await this.writes.moveToTrash(userId, id, { manager });
  }

  /** Takes them back from the trash. @throws {Problem} 403 or 404 when any is not the user's, or not in there. */
  async restore(userId: string, wanted: Wanted[], manager: EntityManager): Promise<TodoRow[]> {
    await this.writes.lockList(userId, manager);
    const ids = wanted.map(({ id }) => id);
    const found = await this.todos.lock(userId, ids, manager, TRASHED);
    if (found.length < ids.length)
      throw await absence(this.todos, userId, wanted, found, manager, NOT_IN_TRASH);
    const rows: TodoRow[] = [];
    for (const id of ids) rows.push(present(await this.writes.restore(userId, id, manager)));
    return rows;
  }

  private async locked(userId: string, wanted: Wanted[], manager: EntityManager) {
    const ids = wanted.map(({ id }) => id);
    const found = await this.todos.lock(userId, ids, manager);
    const versions = new Map(found.map(({ id, version }) => [id, version]));
    if (found.length < ids.length || wanted.some(isOlder(versions)))
      throw await absence(this.todos, userId, wanted, found, manager);
    return new Map(found.map((todo) => [todo.id, todo]));
  }
}

function present(row: TodoRow | undefined): TodoRow {
  if (!row) throw new Error('A to-do that was locked is gone.');
  return row;
}

/** What it is to be found by, when that changes: title and description together. */
export function textAfter(
  { title, description }: UpdateTodoDto,
  old: Pick<TodoRow, 'title' | 'description'> | undefined,
): string | undefined {
  if (title === undefined && description === undefined) return undefined;
  return `${title ?? old?.title} ${description ?? old?.description}`;
}

export function columnsOf({ title, description, priority, dueOn, completed }: UpdateTodoDto): TodoFields {
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(priority === undefined ? {} : { priority: rankOf(priority) }),
    ...(dueOn === undefined ? {} : { dueOn }),
    ...(completed === undefined ? {} : { completed }),
  };
}
