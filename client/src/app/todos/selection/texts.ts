const many = (count: number, one: string) => (count === 1 ? `1 ${one}` : `${count} ${one}s`);
const NAMED = 3;

export const textsOfSelection = {
  toolbar: 'Change what is selected',
  failed: 'The tools for this could not be loaded. Try again in a moment.',
  selected: (count: number) => `${count} selected`,
  selectAll: 'Select all shown',
  clear: 'Clear',
  leave: 'Done',
  complete: 'Complete',
  reopen: 'Reopen',
  priority: 'Priority',
  due: 'Due date',
  addTag: 'Add tag',
  removeTag: 'Remove tag',
  delete: 'Delete',
  dues: {
    today: 'Today',
    tomorrow: 'Tomorrow',
    nextWeek: 'Next week',
    none: 'No due date',
    pick: 'Pick a date…',
  },
  pickHeading: 'Due date',
  pickLabel: 'Due on',
  pickMissing: 'Choose a date.',
  addTagHeading: 'Add a tag',
  addTagLabel: 'Tag',
  addTagMissing: 'Enter a tag.',
  set: 'Set',
  add: 'Add',
  tagOf: (tag: string, count: number) => `${tag} (${count})`,
  undo: 'Undo',
  again: 'Try again',
  undone: 'Undone.',
  nothing: 'There is nothing to change.',
  done: {
    completed: (count: number) => `${many(count, 'to-do')} completed.`,
    reopened: (count: number) => `${many(count, 'to-do')} open again.`,
    changed: (count: number) => `${many(count, 'to-do')} changed.`,
    deleted: (count: number) => `${many(count, 'to-do')} deleted.`,
    restored: (count: number) => `${many(count, 'to-do')} brought back.`,
  },
  partly: (done: number, total: number) =>
    done === 0 ? 'Nothing was changed.' : `Only ${done} of ${total} were changed.`,
  because: (titles: readonly string[], reason: string) =>
    titles.length ? `${named(titles)}: ${reason}` : reason,
  gone: (titles: readonly string[]) =>
    titles.length === 1 ? `${named(titles)} is no longer here.` : `${named(titles)} are no longer here.`,
};

/** The first ones by name, the rest by number. */
function named(titles: readonly string[]): string {
  const some = titles.slice(0, NAMED).map((title) => `“${title}”`);
  const rest = titles.length - some.length;
  if (rest > 0) return `${some.join(', ')} and ${rest} more`;
  const [last = '', ...others] = some.toReversed();
  return others.length ? `${others.toReversed().join(', ')} and ${last}` : last;
}
