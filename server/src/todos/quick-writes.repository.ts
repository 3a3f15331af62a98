import { Injectable } from '@nestjs/common';
import { Statements } from '../database/statements.ts';
import { lexemesOf } from './search-terms.ts';
import { LIVE } from './todo-filter.ts';
import type { TodoRow } from './todo-row.ts';

/** What has to be known of a list before a to-do is put on top of it. */
export interface Top {
  /** The database's clock, as a `TodoRow` has its times. */
  now: string;
  /** The position of the first. */
  first: string | null;
  isKeyUsed: boolean;
}

/** Under which `Idempotency-Key` an answer is kept, as `Idempotency` does. */
export interface KeptAnswer {
  key: string;
  request: string;
  answer: string;
}

/** Writes in one statement, which does nothing when somebody else came in between: `TodosService` then takes a lock. */
@Injectable()
export class QuickWritesRepository {
  constructor(private readonly statements: Statements) {}

  async top(userId: string, key: string | undefined): Promise<Top> {
    const [top] = await this.statements.rows<Top>(
      'top of a list',
      `SELECT date_trunc('milliseconds', now()) AT TIME ZONE 'UTC' AS now,
         (SELECT min(position) FROM todos WHERE user_id = $1::uuid) AS first,
         EXISTS (SELECT FROM idempotent_answers WHERE user_id = $1::uuid AND key = $2::text) AS "isKeyUsed"`,
      [userId, key ?? null],
    );
    if (!top) throw new Error('A SELECT without FROM gave no row.');
    return top;
  }

  /**
   * Locked are the account, which may be about to be deleted, the list, the key: in that order, as in transactions.
   *
   * @returns whether it was added: not when the list has no room, or was never added to.
   * @throws {DatabaseError} SQLSTATE 23505 when position or key were taken meanwhile.
   */
  async insert(userId: string, todo: TodoRow, quota: number, kept: KeptAnswer | undefined): Promise<boolean> {
    const { id, title, description, position, createdAt } = todo;
    const rows = await this.statements.rows(
      'add a to-do',
      `WITH owner AS (
         SELECT id FROM users WHERE id = $1::uuid FOR KEY SHARE
       ), list AS (
         SELECT user_id FROM todo_lists JOIN owner ON owner.id = user_id WHERE todos < $2::integer FOR UPDATE OF todo_lists
       ), added AS (
         INSERT INTO todos (id, user_id, title, sort_title, description, priority, due_on, position, created_at, updated_at)
         SELECT $3::uuid, user_id, $4::text, $5::text, $6::text, $7::smallint, $8::date, $9::text, $10::timestamptz, $10::timestamptz
         FROM list RETURNING id
       ), findable AS (
         INSERT INTO todo_words (todo_id, words) SELECT id, array_to_tsvector($11::text[]) FROM added
       ), answered AS (
         INSERT INTO idempotent_answers (user_id, key, request, answer)
         SELECT user_id, $12::text, $13::text, $14::text FROM list WHERE $12::text IS NOT NULL
       )
       SELECT id FROM added`,
      [
        ...[userId, quota, id, title, todo.sortTitle, description, todo.priority, todo.dueOn],
        ...[position, createdAt],
        lexemesOf(userId, `${title} ${description}`),
        ...[kept?.key ?? null, kept?.request ?? null, kept?.answer ?? null],
      ],
    );
    return rows.length === 1;
  }

  /** What a to-do is found by, and the version that says so; undefined when the user has no such outside the trash. */
  async textOf(
    userId: string,
    id: string,
  ): Promise<Pick<TodoRow, 'title' | 'description' | 'version'> | undefined> {
    const [text] = await this.statements.rows<TodoRow>(
      'text of a to-do',
      `SELECT title, description, version FROM todos AS todo WHERE user_id = $1::uuid AND id = $2::uuid AND ${LIVE}`,
      [userId, id],
    );
    return text;
  }
}
