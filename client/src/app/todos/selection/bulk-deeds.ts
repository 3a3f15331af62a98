import type { Priority, Todo, UpdateTodo } from '../todo';
import { textsOfSelection } from './texts';

/** What changes of a to-do; null when it is so already. */
export type Change = (todo: Todo) => UpdateTodo | null;

/** What can be done to many at once, and how to say that it is done. */
export interface Deed {
  change: Change;
  done: (count: number) => string;
}

const { done } = textsOfSelection;

export const setCompleted = (completed: boolean): Deed => ({
  change: (todo) => (todo.completed === completed ? null : { completed }),
  done: completed ? done.completed : done.reopened,
});

export const setPriority = (priority: Priority): Deed => ({
  change: (todo) => (todo.priority === priority ? null : { priority }),
  done: done.changed,
});

export const setDueOn = (dueOn: string | null): Deed => ({
  change: (todo) => (todo.dueOn === dueOn ? null : { dueOn }),
  done: done.changed,
});

export const addTag = (tag: string): Deed => ({
  change: ({ tags }) => (tags.includes(tag) ? null : { tags: [...tags, tag] }),
  done: done.changed,
});

export const removeTag = (tag: string): Deed => ({
  change: ({ tags }) => (tags.includes(tag) ? { tags: tags.filter((each) => each !== tag) } : null),
  done: done.changed,
});

/** What makes each to-do again what it was; tags that another device gave or took meanwhile stay so. */
export function undoOf(change: Change, before: readonly Todo[]): Change {
  const old = new Map(before.map((todo) => [todo.id, todo]));
  return ({ id, tags }) => {
    const was = old.get(id);
    const did = was ? change(was) : null;
    if (!was || !did) return null;
    return did.tags ? { tags: reverted(tags, was.tags, did.tags) } : formerOf(did, was);
  };
}

/** Of a to-do, what such a change touches. */
export function formerOf(change: UpdateTodo, { completed, priority, dueOn, tags }: Todo): UpdateTodo {
  return {
    ...(change.completed === undefined ? {} : { completed }),
    ...(change.priority === undefined ? {} : { priority }),
    ...(change.dueOn === undefined ? {} : { dueOn }),
    ...(change.tags === undefined ? {} : { tags }),
  };
}

function reverted(now: readonly string[], before: readonly string[], after: readonly string[]): string[] {
  const given = after.filter((tag) => !before.includes(tag));
  const taken = before.filter((tag) => !after.includes(tag));
  return [...new Set([...now.filter((tag) => !given.includes(tag)), ...taken])];
}
