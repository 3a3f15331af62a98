import type { Todo, TodoCounts } from '../app/todos/todo';

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
    tags: [],
    position: `a${made}`,
    createdAt: at,
    updatedAt: at,
    version: 1,
    ...changes,
  };
}

interface SomeCounts {
  open?: number;
  completed?: number;
  tags?: Record<string, number>;
}

export function someCounts({ open = 0, completed = 0, tags = {} }: SomeCounts = {}): TodoCounts {
  return {
    status: { open, completed, all: open + completed },
    priority: { none: 0, low: 1, medium: 2, high: 3 },
    tags: Object.entries(tags).map(([name, count]) => ({ name, count })),
    trash: 0,
  };
}
