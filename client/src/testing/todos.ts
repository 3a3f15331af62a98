import type { Todo } from '../app/todos/todo';

let made = 0;

/** Each one older than the one made before it. */
export function aTodo(changes: Partial<Todo> = {}): Todo {
  const at = new Date(Date.UTC(2026, 0, 1) - ++made * 60_000).toISOString();
  return {
    id: `todo-${made}`,
    title: `To-do ${made}`,
    description: '',
    completed: false,
    completedAt: null,
    priority: 'none',
    dueOn: null,
    createdAt: at,
    updatedAt: at,
    version: 1,
    ...changes,
  };
}
