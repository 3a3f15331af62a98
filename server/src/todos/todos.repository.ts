import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Statements } from '../database/statements.ts';
import type { Place } from './cursor.ts';
import { prefixQuery } from './search-terms.ts';
import { SqlValues } from './sql-values.ts';
import { all, filterSql, LIVE, type TodoFilter, TRASHED } from './todo-filter.ts';
import type { TodoOrder } from './todo-order.ts';
import { TODO_COLUMNS, type TodoRow } from './todo-row.ts';

/** A page of a list. */
export interface PageQuery {
  filter: TodoFilter;
  order: TodoOrder;
  limit: number;
  after: Place | undefined;
  trash: boolean;
}

/** How many to-dos a search may find to be looked up one by one, instead of in the order of the list. */
const FEW = 1_000;
/** All that there are would be planned for, and no more than this are fetched. */
const FOUND = `
  WITH found AS MATERIALIZED (SELECT todo_id AS id FROM todo_words WHERE words @@ $1::tsquery)
  SELECT id FROM found LIMIT ${FEW + 1}`;

/**
 * Reads rows of `todos`. Every method takes the owner's id first, and the query is bound to it: there is no other way in.
 * Those that are one step of several take the transaction's manager last.
 */
@Injectable()
export class TodosRepository {
  constructor(
    private readonly manager: EntityManager,
    private readonly statements: Statements,
  ) {}

  async list(userId: string, { filter: wanted, order, limit, after, trash }: PageQuery): Promise<TodoRow[]> {
    const filter = await this.lookedUp(userId, wanted);
    if (filter.ids?.length === 0) return [];
    const values = new SqlValues();
    const direction = order.descending ? 'DESC' : 'ASC';
    const conditions = [...Object.values(filterSql(userId, filter, values)), trash ? TRASHED : LIVE];
    if (after) {
      // Of what is selected PostgreSQL foresees nothing: it keeps one plan, where it would make a new one for each place.
      const place = `((SELECT ${values.bind(after.value, order.type)}), (SELECT ${values.bind(after.id, 'uuid')}))`;
      conditions.push(`(${order.sql}, todo.id) ${order.descending ? '<' : '>'} ${place}`);
    }
    return this.statements.rows<TodoRow>(
      nameOf({ filter, order, after, trash }),
      `SELECT ${TODO_COLUMNS} FROM todos AS todo WHERE ${all(conditions)}
       ORDER BY ${order.sql} ${direction}, todo.id ${direction} LIMIT ${values.bind(limit, 'integer')}`,
      values.list,
    );
  }

  /** With what a search finds, where that is little: PostgreSQL does not know, takes it for much, and would read on and on. */
  private async lookedUp(userId: string, filter: TodoFilter): Promise<TodoFilter> {
    const query = prefixQuery(userId, filter.search ?? '');
    if (query === undefined) return filter;
    const found = await this.statements.rows<{ id: string }>('search', FOUND, [query]);
    if (found.length > FEW) return filter;
    const { search: _, ...others } = filter;
    return { ...others, ids: found.map(({ id }) => id) };
  }

  /** All of the user's to-dos in the order of their ids, the trash included. */
  async walk(userId: string, after: string, limit: number): Promise<TodoRow[]> {
    return this.manager.query<TodoRow[]>(
      `SELECT ${TODO_COLUMNS} FROM todos AS todo WHERE todo.user_id = $1 AND todo.id > $2 ORDER BY todo.id LIMIT $3`,
      [userId, after, limit],
    );
  }

  async find(userId: string, id: string, manager = this.manager): Promise<TodoRow | undefined> {
    return (await this.findAll(userId, [id], manager))[0];
  }

  /** In no particular order; those that are not there, or in the trash, are left out. */
  async findAll(userId: string, ids: string[], manager = this.manager): Promise<TodoRow[]> {
    return manager.query<TodoRow[]>(
      `SELECT ${TODO_COLUMNS} FROM todos AS todo WHERE todo.user_id = $1 AND todo.id = ANY($2) AND ${LIVE}`,
      [userId, ids],
    );
  }

  /** Keeps these, those in the trash left out or those alone, from being changed by others until the transaction ends. */
  async lock(
    userId: string,
    ids: string[],
    manager: EntityManager,
    where: typeof LIVE | typeof TRASHED = LIVE,
  ): Promise<Pick<TodoRow, 'id' | 'title' | 'description' | 'version'>[]> {
    return manager.query(
      `SELECT id, title, description, version FROM todos AS todo
       WHERE user_id = $1 AND id = ANY($2) AND ${where} ORDER BY id FOR UPDATE`,
      [userId, ids],
    );
  }

  /** Which of these are somebody else's: the one question asked beyond one's own rows, to tell 403 from 404. */
  async ofOthers(userId: string, ids: string[], manager = this.manager): Promise<Set<string>> {
    const rows = await manager.query<{ id: string }[]>(
      'SELECT id FROM todos WHERE id = ANY($2) AND user_id <> $1',
      [userId, ids],
    );
    return new Set(rows.map(({ id }) => id));
  }
}

/** Lists and searches by status alone are asked for most; what else a filter may hold makes too many texts to keep. */
function nameOf({ filter, order, after, trash }: Omit<PageQuery, 'limit'>): string | undefined {
  const { status = 'all', ids, ...others } = filter;
  if ((Object.values(others) as unknown[]).some((each) => each !== undefined)) return undefined;
  return `${trash ? 'trash' : 'list'} ${ids ? 'found ' : ''}${status} ${order.name} ${after ? 'next' : 'first'}`;
}
