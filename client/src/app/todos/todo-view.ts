import { type Priority, PRIORITIES, type Status, STATUSES } from './todo';
import { DEFAULT_SORT, type Sort, SORTS } from './todo-sort';

export type Due = 'any' | 'overdue' | 'today' | 'week';
export const DUES: Due[] = ['any', 'overdue', 'today', 'week'];

const MAX_TAGS = 20;
const MAX_TAG = 50;
const MAX_SEARCH = 200;

/** What of the list is looked at, and in which order: all of it stands in the address. */
export interface TodoView {
  status: Status;
  priority: Priority[];
  tag: string[];
  due: Due;
  search: string;
  sort: Sort;
}

export const DEFAULT_VIEW: TodoView = {
  status: 'open',
  priority: [],
  tag: [],
  due: 'any',
  search: '',
  sort: DEFAULT_SORT,
};

/** Shows all of a status again. */
export const NO_FILTER = { priority: [], tag: [], due: 'any', search: '' } satisfies Partial<TodoView>;

/** A query parameter as the router gives it: repeated ones come as a list. */
export type Param = string | string[] | undefined;

/** What an address asks for that is no such thing is passed over. */
export function readView(params: Partial<Record<keyof TodoView, Param>>): TodoView {
  const tags = listOf(params.tag).filter((tag) => tag && Array.from(tag).length <= MAX_TAG);
  return {
    status: oneOf(STATUSES, params.status) ?? 'open',
    priority: PRIORITIES.filter((priority) => listOf(params.priority).includes(priority)),
    tag: [...new Set(tags)].slice(0, MAX_TAGS),
    due: oneOf(DUES, params.due) ?? 'any',
    search: (listOf(params.search)[0] ?? '').trim().slice(0, MAX_SEARCH),
    sort: oneOf(SORTS, params.sort) ?? DEFAULT_SORT,
  };
}

/** The query parameters of a change; what is as it is without any is left out of the address. */
export function paramsOf(change: Partial<TodoView>): Record<string, string | string[] | null> {
  const isDefault = (key: string, value: string | string[]) =>
    value.length === 0 || value === DEFAULT_VIEW[key as keyof TodoView];
  return Object.fromEntries(
    Object.entries(change).map(([key, value]) => [key, isDefault(key, value) ? null : value]),
  );
}

/** How many filters stand beside status and search. */
export function filterCount({ priority, tag, due }: TodoView): number {
  return priority.length + tag.length + (due === 'any' ? 0 : 1);
}

export function sameView(one: TodoView, other: TodoView): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function listOf(param: Param): string[] {
  return typeof param === 'string' ? [param] : (param ?? []);
}

function oneOf<T extends string>(allowed: readonly T[], param: Param): T | undefined {
  return allowed.find((value) => value === param);
}
