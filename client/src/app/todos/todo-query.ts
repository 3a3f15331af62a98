import { daysAfter, today } from './due-date';
import type { Todo } from './todo';
import type { TodoView } from './todo-view';

/** A view as the server is asked for it: its days are days of the calendar where the user is. */
export interface TodoQuery extends Omit<TodoView, 'due'> {
  dueFrom: string | null;
  dueTo: string | null;
}

export function queryOf({ due, ...view }: TodoView, day = today()): TodoQuery {
  return { ...view, ...dueRange(due, day) };
}

/** Whether the filters, the search apart, let such a to-do through. */
export function matchesFilter(todo: Todo, { status, priority, tag, dueFrom, dueTo }: TodoQuery): boolean {
  const { completed, dueOn, tags } = todo;
  return (
    (status === 'all' || completed === (status === 'completed')) &&
    (priority.length === 0 || priority.includes(todo.priority)) &&
    tag.every((name) => tags.includes(name)) &&
    (dueFrom === null || (dueOn !== null && dueOn >= dueFrom)) &&
    (dueTo === null || (dueOn !== null && dueOn <= dueTo))
  );
}

function dueRange(due: TodoView['due'], day: string): Pick<TodoQuery, 'dueFrom' | 'dueTo'> {
  switch (due) {
    case 'any':
      return { dueFrom: null, dueTo: null };
    case 'overdue':
      return { dueFrom: null, dueTo: daysAfter(day, -1) };
    case 'today':
      return { dueFrom: day, dueTo: day };
    case 'week':
      return { dueFrom: day, dueTo: daysAfter(day, 6) };
  }
}
