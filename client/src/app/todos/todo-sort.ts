import type { operations } from '../api/api-types';
import { PRIORITIES, type Todo } from './todo';

export type Sort = NonNullable<NonNullable<operations['listTodos']['parameters']['query']>['sort']>;
export type SortField = 'createdAt' | 'updatedAt' | 'dueOn' | 'priority' | 'title' | 'position';
export type Direction = 'ascending' | 'descending';

export const DEFAULT_SORT: Sort = '-createdAt';
/** Each field as one first wants to see it. */
export const FIRST_SORTS: Record<SortField, Sort> = {
  createdAt: '-createdAt',
  updatedAt: '-updatedAt',
  dueOn: 'dueOn',
  priority: '-priority',
  title: 'title',
  position: 'position',
};
export const SORT_FIELDS = Object.keys(FIRST_SORTS) as SortField[];
export const SORTS: Sort[] = SORT_FIELDS.flatMap((field) => [field, `-${field}`] as Sort[]);

const LAST_DUE = { ascending: '~', descending: '' };

export function fieldOf(sort: Sort): SortField {
  return sort.replace('-', '') as SortField;
}

export function directionOf(sort: Sort): Direction {
  return sort.startsWith('-') ? 'descending' : 'ascending';
}

export function sortOf(field: SortField, direction: Direction): Sort {
  return direction === 'descending' ? `-${field}` : field;
}

/** The server's order: by the field and then by id; what has no due date comes last either way. */
export function compareBy(sort: Sort): (one: Todo, other: Todo) => number {
  const direction = directionOf(sort);
  const key = keyOf(fieldOf(sort), direction);
  const sign = direction === 'descending' ? -1 : 1;
  return (one, other) => sign * (compareText(key(one), key(other)) || compareText(one.id, other.id));
}

function keyOf(field: SortField, direction: Direction): (todo: Todo) => string {
  switch (field) {
    case 'dueOn':
      return ({ dueOn }) => dueOn ?? LAST_DUE[direction];
    case 'priority':
      return ({ priority }) => String(PRIORITIES.indexOf(priority));
    case 'title':
      return ({ title }) => title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trimStart();
    default:
      return (todo) => todo[field];
  }
}

/** By code points, as a database compares bytes of UTF-8. */
function compareText(one: string, other: string): number {
  if (one === other) return 0;
  const [a, b] = [Array.from(one), Array.from(other)];
  const at = a.findIndex((letter, index) => letter !== b[index]);
  if (at < 0) return -1;
  return (a[at]?.codePointAt(0) ?? -1) - (b[at]?.codePointAt(0) ?? -1);
}
