import { Injectable } from '@nestjs/common';
import { generateKeyBetween } from 'fractional-indexing';
import type { EntityManager } from 'typeorm';
import { Statements } from '../database/statements.ts';
import { sessionRevoked } from '../auth/token-problems.ts';
import { lexemesOf } from './search-terms.ts';
import { sortTitle } from './sort-title.ts';
import { SqlValues } from './sql-values.ts';
import { all, LIVE, TRASHED } from './todo-filter.ts';
import { TODO_COLUMNS, type TodoRow } from './todo-row.ts';

/** The columns of a to-do that are set as they are; tags and position have ways of their own. */
export interface TodoFields {
  title?: string;
  description?: string;
  priority?: number;
  dueOn?: string | null;
  completed?: boolean;
}

export type NewTodo = Required<Omit<TodoFields, 'completed'>> & { id: string };

/** On what condition a to-do is changed, and with what. */
export interface Change {
  /** When given, only this version is changed. */
  version?: number | undefined;
  /** When given, what it is found by from then on. */
  text?: string | undefined;
  /** Of the transaction, where there is one. */
  manager?: EntityManager;
}

/** Writes rows of `todos`, as `TodosRepository` reads them: only the owner's, in a transaction where there is one. */
@Injectable()
export class TodoWritesRepository {
  constructor(private readonly statements: Statements) {}

  /**
   * Keeps others from adding to the list, ordering it, changing its tags or removing from it until the transaction ends.
   * Whoever locks more than one row begins with this, so that nobody waits in a circle.
   *
   * @returns how many to-dos there are, the trash included.
   * @throws {Problem} 401 `session_revoked` when the account was deleted a moment ago.
   */
  async lockList(userId: string, manager: EntityManager): Promise<number> {
    const [list] = await manager.query<{ todos: number }[]>(
      `WITH owner AS (SELECT id FROM users WHERE id = $1 FOR KEY SHARE)
       INSERT INTO todo_lists AS list (user_id) SELECT id FROM owner
       ON CONFLICT (user_id) DO UPDATE SET todos = list.todos RETURNING todos`,
      [userId],
    );
    if (!list) throw sessionRevoked();
    return list.todos;
  }

  /** Above all others in the order of positions. The list is locked. @returns it without tags. */
  async insert(
    userId: string,
    { id, title, description, priority, dueOn }: NewTodo,
    manager: EntityManager,
  ): Promise<TodoRow> {
    const position = generateKeyBetween(null, await this.firstPosition(userId, manager));
    const [row] = await manager.query<[TodoRow]>(
      `WITH added AS (
         INSERT INTO todos AS todo (id, user_id, title, sort_title, description, priority, due_on, position, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now(), now()) RETURNING ${TODO_COLUMNS}
       ), findable AS (
         INSERT INTO todo_words (todo_id, words) VALUES ($1, array_to_tsvector($9::text[]))
       )
       SELECT * FROM added`,
      [
        ...[id, userId, title, sortTitle(title), description, priority, dueOn, position],
        lexemesOf(userId, `${title} ${description}`),
      ],
    );
    return row;
  }

  private async firstPosition(userId: string, manager: EntityManager): Promise<string | null> {
    const [{ first }] = await manager.query<[{ first: string | null }]>(
      'SELECT min(position) AS first FROM todos WHERE user_id = $1',
      [userId],
    );
    return first;
  }

  /**
   * @param changes completing twice keeps the first time.
   * @returns the to-do as it is then; undefined when the user has none such (of this version) outside the trash.
   */
  async update(
    userId: string,
    id: string,
    changes: TodoFields & { position?: string },
    how: Change = {},
  ): Promise<TodoRow | undefined> {
    const values = new SqlValues();
    const sets = assignments(changes, values);
    return this.change(userId, id, LIVE, sets, values, how);
  }

  /** @returns undefined when the user has no such to-do (of this version) outside the trash. */
  async moveToTrash(userId: string, id: string, how: Change = {}): Promise<TodoRow | undefined> {
    return this.change(userId, id, LIVE, ['deleted_at = now()'], new SqlValues(), how);
  }

  /** @returns undefined when the user has no such to-do in the trash. */
  async restore(userId: string, id: string, manager: EntityManager): Promise<TodoRow | undefined> {
    return this.change(userId, id, TRASHED, ['deleted_at = NULL'], new SqlValues(), { manager });
  }

  /** @returns whether there was such a to-do in the trash. */
  async removeForGood(userId: string, id: string, manager: EntityManager): Promise<boolean> {
    const [, removed] = await manager.query<[unknown, number]>(
      `DELETE FROM todos AS todo WHERE user_id = $1 AND id = $2 AND ${TRASHED}`,
      [userId, id],
    );
    return removed === 1;
  }

  /** @returns how many were in the trash. */
  async emptyTrash(userId: string, manager: EntityManager): Promise<number> {
    const [, removed] = await manager.query<[unknown, number]>(
      `DELETE FROM todos AS todo WHERE user_id = $1 AND ${TRASHED}`,
      [userId],
    );
    return removed;
  }

  private async change(
    userId: string,
    id: string,
    where: string,
    sets: string[],
    values: SqlValues,
    { version, text, manager }: Change,
  ): Promise<TodoRow | undefined> {
    const mine = [
      `todo.user_id = ${values.bind(userId, 'uuid')}`,
      `todo.id = ${values.bind(id, 'uuid')}`,
      where,
      version === undefined ? 'TRUE' : `todo.version = ${values.bind(version, 'integer')}`,
    ];
    const sql = `
      WITH changed AS (
        UPDATE todos AS todo SET ${[...sets, 'updated_at = now()', 'version = todo.version + 1'].join(', ')}
        WHERE ${all(mine)} RETURNING ${TODO_COLUMNS}
      ) ${text === undefined ? '' : findable(lexemesOf(userId, text), values)}
      SELECT * FROM changed`;
    const [row] = manager
      ? await manager.query<TodoRow[]>(sql, values.list)
      : await this.statements.rows<TodoRow>(undefined, sql, values.list);
    return row;
  }
}

const findable = (lexemes: string[], values: SqlValues): string => `
      , findable AS (
        INSERT INTO todo_words (todo_id, words)
        SELECT id, array_to_tsvector(${values.bind(lexemes, 'text[]')}) FROM changed
        ON CONFLICT (todo_id) DO UPDATE SET words = EXCLUDED.words
      )`;

function assignments(
  { title, description, priority, dueOn, completed, position }: TodoFields & { position?: string },
  values: SqlValues,
): string[] {
  const sets: string[] = [];
  if (title !== undefined) {
    sets.push(
      `title = ${values.bind(title, 'text')}`,
      `sort_title = ${values.bind(sortTitle(title), 'text')}`,
    );
  }
  if (description !== undefined) sets.push(`description = ${values.bind(description, 'text')}`);
  if (priority !== undefined) sets.push(`priority = ${values.bind(priority, 'smallint')}`);
  if (dueOn !== undefined) sets.push(`due_on = ${values.bind(dueOn, 'date')}`);
  if (position !== undefined) sets.push(`position = ${values.bind(position, 'text')}`);
  if (completed === true) sets.push('completed_at = COALESCE(todo.completed_at, now())');
  if (completed === false) sets.push('completed_at = NULL');
  return sets;
}
