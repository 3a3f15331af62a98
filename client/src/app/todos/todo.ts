import type { components } from '../api/api-types';

export type Todo = components['schemas']['Todo'];
/** What the document gives a default may be left out of a request. */
export type CreateTodo = Pick<Todo, 'title'> & Partial<components['schemas']['CreateTodo']>;
export type UpdateTodo = Partial<components['schemas']['UpdateTodo']>;
export type TodoPage = components['schemas']['TodoPage'];
export type Priority = Todo['priority'];
export type Status = 'open' | 'completed' | 'all';

export const PRIORITIES: Priority[] = ['none', 'low', 'medium', 'high'];
export const STATUSES: Status[] = ['open', 'completed', 'all'];

const DRAFT = 'draft:';
let drafts = 0;

/** A to-do as shown until the server has answered. */
export function draftTodo(title: string): Todo {
  const now = new Date().toISOString();
  return {
    id: `${DRAFT}${++drafts}`,
    title,
    description: '',
    completed: false,
    completedAt: null,
    priority: 'none',
    dueOn: null,
    createdAt: now,
    updatedAt: now,
    version: 0,
  };
}

export function isDraft(todo: Todo): boolean {
  return todo.id.startsWith(DRAFT);
}

export function matches(todo: Todo, status: Status): boolean {
  return status === 'all' || todo.completed === (status === 'completed');
}
