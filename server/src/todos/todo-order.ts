import type { TodoRow } from './todo-row.ts';

/** One order of the list: by `sql` and then by id, both ascending or both descending. */
export interface TodoOrder {
  /** Names the order in a cursor. */
  name: string;
  /** On `todos AS todo`. */
  sql: string;
  /** What `sql` gives, to read a place as. */
  type: string;
  descending: boolean;
  /** What `sql` gives of a row. */
  place: (row: TodoRow) => string | number;
}

const FIELDS = {
  createdAt: { sql: 'todo.created_at', type: 'timestamptz', place: (row: TodoRow) => row.createdAt },
  updatedAt: { sql: 'todo.updated_at', type: 'timestamptz', place: (row: TodoRow) => row.updatedAt },
  dueOn: undatedLast(false),
  priority: { sql: 'todo.priority', type: 'smallint', place: (row: TodoRow) => row.priority },
  title: { sql: 'todo.sort_title', type: 'text COLLATE "C"', place: (row: TodoRow) => row.sortTitle },
  position: { sql: 'todo.position', type: 'text COLLATE "C"', place: (row: TodoRow) => row.position },
};

type Field = keyof typeof FIELDS;

export type Sort = Field | `-${Field}`;

export const SORTS = Object.keys(FIELDS).flatMap((field) => [field, `-${field}`]) as Sort[];

/** Each order has an index of the same columns, so that no page costs more than the first. */
export function orderOf(sort: Sort): TodoOrder {
  const descending = sort.startsWith('-');
  const field = FIELDS[sort.replace('-', '') as Field];
  return { name: sort, descending, ...(sort === '-dueOn' ? undatedLast(true) : field) };
}

/** What has no due date comes last either way. */
function undatedLast(descending: boolean): Pick<TodoOrder, 'sql' | 'type' | 'place'> {
  const last = descending ? '-infinity' : 'infinity';
  return {
    sql: `COALESCE(todo.due_on, '${last}'::date)`,
    type: 'date',
    place: ({ dueOn }) => dueOn ?? last,
  };
}

/** The trash: what was deleted last comes first. */
export const TRASH_ORDER: TodoOrder = {
  name: 'trash',
  sql: 'todo.deleted_at',
  type: 'timestamptz',
  descending: true,
  place: ({ deletedAt }) => deletedAt ?? '',
};
