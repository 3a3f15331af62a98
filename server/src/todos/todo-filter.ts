import type { Priority } from './priority.ts';
import { prefixQuery } from './search-terms.ts';
import type { SqlValues } from './sql-values.ts';
import { rankOf } from './todo-row.ts';

/** Which to-dos: those that meet all that is given. */
export interface TodoFilter {
  status?: 'open' | 'completed' | 'all';
  priority?: Priority[];
  /** The owner's own tags: all of them. */
  tagIds?: string[];
  dueFrom?: string;
  dueTo?: string;
  search?: string;
  /** Those that a search was found to find, instead of it. */
  ids?: string[];
}

/** The conditions of a filter on `todos AS todo`, apart, so that each can be left out; `TRUE` for what was not given. */
export type FilterSql = Record<'owner' | 'search' | 'ids' | 'status' | 'priority' | 'tag' | 'due', string>;

export const LIVE = 'todo.deleted_at IS NULL';
export const TRASHED = 'todo.deleted_at IS NOT NULL';
export const OPEN = 'todo.completed_at IS NULL';
export const COMPLETED = 'todo.completed_at IS NOT NULL';

export function filterSql(userId: string, filter: TodoFilter, values: SqlValues): FilterSql {
  return {
    owner: `todo.user_id = ${values.bind(userId, 'uuid')}`,
    search: searchSql(userId, filter.search ?? '', values),
    ids: filter.ids ? `todo.id = ANY(${values.bind(filter.ids, 'uuid[]')})` : 'TRUE',
    status: { open: OPEN, completed: COMPLETED, all: 'TRUE' }[filter.status ?? 'all'],
    priority: filter.priority
      ? `todo.priority = ANY(${values.bind(filter.priority.map(rankOf), 'smallint[]')})`
      : 'TRUE',
    tag: all(
      (filter.tagIds ?? []).map(
        (id) => `todo.id IN (SELECT todo_id FROM todo_tags WHERE tag_id = ${values.bind(id, 'uuid')})`,
      ),
    ),
    due: all([
      ...(filter.dueFrom ? dueSql('>=', values.bind(filter.dueFrom, 'date')) : []),
      ...(filter.dueTo ? dueSql('<=', values.bind(filter.dueTo, 'date')) : []),
    ]),
  };
}

export const all = (conditions: string[]): string =>
  conditions.filter((condition) => condition !== 'TRUE').join(' AND ') || 'TRUE';

/** What is only marks and such has nothing in it to be found by. */
function searchSql(userId: string, search: string, values: SqlValues): string {
  if (search.trim() === '') return 'TRUE';
  const query = prefixQuery(userId, search);
  return query === undefined
    ? 'FALSE'
    : `todo.id IN (SELECT todo_id FROM todo_words WHERE words @@ ${values.bind(query, 'tsquery')})`;
}

/** In both forms that are indexed: either index gives the range, and what has no due date meets only one of them. */
const dueSql = (operator: string, day: string): string[] =>
  ['infinity', '-infinity'].map((none) => `COALESCE(todo.due_on, '${none}'::date) ${operator} ${day}`);
