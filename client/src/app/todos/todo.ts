import type { components } from '../api/api-types';

export type Todo = components['schemas']['Todo'];
/** What the document gives a default may be left out of a request. */
export type CreateTodo = Pick<Todo, 'title'> & Partial<components['schemas']['CreateTodo']>;
export type UpdateTodo = Partial<components['schemas']['UpdateTodo']>;
export type TodoPage = components['schemas']['TodoPage'];
export type TodoCounts = components['schemas']['TodoCounts'];
export type Priority = Todo['priority'];
export type Status = keyof components['schemas']['StatusCounts'];

export const PRIORITIES: Priority[] = ['none', 'low', 'medium', 'high'];
export const STATUSES: Status[] = ['open', 'completed', 'all'];

const DRAFT = 'draft:';
/** Whatever the clock of this device says, what is being added is the newest. */
const NEWEST = '9999-12-31T23:59:59.999Z';
let drafts = 0;

/** A to-do as shown until the server has answered. */
export function draftTodo(title: string): Todo {
  return {
    id: `${DRAFT}${++drafts}`,
    title,
    description: '',
    completed: false,
    completedAt: null,
    priority: 'none',
    dueOn: null,
    tags: [],
    position: '', // above all others
    createdAt: NEWEST,
    updatedAt: NEWEST,
    version: 0,
  };
}

export function isDraft(todo: Todo): boolean {
  return todo.id.startsWith(DRAFT);
}
