import { MAX_TAGS } from '../tag-rules';
import type { Todo } from '../todo';

/** What of a to-do is edited in its form. */
export type Editable = Pick<Todo, 'title' | 'description' | 'dueOn' | 'priority' | 'tags'>;
export type Field = keyof Editable;

export interface Merge {
  /** With one's own where both sides changed the same. */
  merged: Editable;
  /** What both sides changed, each to something else. */
  conflicts: Field[];
}

const FIELDS: Field[] = ['title', 'description', 'dueOn', 'priority', 'tags'];

/** Brings two changes of the same to-do together: what only one side changed is taken from there. */
export function mergeTodo(base: Editable, mine: Editable, theirs: Editable): Merge {
  const pick = <F extends Field>(field: F) => (sameIn(field, base, mine) ? theirs[field] : mine[field]);
  const tags = mergeTags(base.tags, mine.tags, theirs.tags);
  const fits = tags.length <= MAX_TAGS;
  const isConflict = (field: Field) =>
    field === 'tags'
      ? !fits
      : !sameIn(field, base, mine) && !sameIn(field, base, theirs) && !sameIn(field, mine, theirs);
  return {
    merged: {
      title: pick('title'),
      description: pick('description'),
      dueOn: pick('dueOn'),
      priority: pick('priority'),
      tags: fits ? tags : mine.tags,
    },
    conflicts: FIELDS.filter(isConflict),
  };
}

/** One's own, with the other side's choice for these fields. */
export function withTheirs(mine: Editable, theirs: Editable, fields: readonly Field[]): Editable {
  const pick = <F extends Field>(field: F) => (fields.includes(field) ? theirs[field] : mine[field]);
  return {
    title: pick('title'),
    description: pick('description'),
    dueOn: pick('dueOn'),
    priority: pick('priority'),
    tags: pick('tags'),
  };
}

export function editableOf({ title, description, dueOn, priority, tags }: Todo): Editable {
  return { title, description, dueOn, priority, tags };
}

/** Each tag by itself: what either side gave or took is given or taken. */
function mergeTags(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] {
  const taken = base.filter((tag) => !mine.includes(tag));
  const given = mine.filter((tag) => !base.includes(tag));
  return [...new Set([...theirs.filter((tag) => !taken.includes(tag)), ...given])].sort();
}

function sameIn(field: Field, one: Editable, other: Editable): boolean {
  return field === 'tags' ? sameTags(one.tags, other.tags) : one[field] === other[field];
}

function sameTags(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((tag) => other.includes(tag));
}
