const todos = (count: number) => (count === 1 ? '1 to-do' : `${count} to-dos`);

export const textsOfTags = {
  title: 'Tags',
  back: 'To-dos',
  list: 'Your tags',
  loading: 'Loading your tags',
  count: (count: number) => todos(count),
  rename: (name: string) => `Rename ${name}`,
  merge: (name: string) => `Merge ${name} into another tag`,
  delete: (name: string) => `Delete ${name}`,
  renameHeading: (name: string) => `Rename “${name}”`,
  renameText: (count: number) => (count ? `It changes on ${todos(count)}.` : undefined),
  renameLabel: 'New name',
  renameAction: 'Rename',
  nameMissing: 'Enter a name.',
  existsHeading: (name: string) => `There is a tag “${name}” already`,
  existsText: (name: string, into: string) =>
    `“${name}” can be merged into it: what has “${name}” gets “${into}” instead. This cannot be undone.`,
  mergeHeading: (name: string) => `Merge “${name}”`,
  mergeText: (name: string, count: number) =>
    count
      ? `${todos(count)} get the other tag instead, and “${name}” is gone. This cannot be undone.`
      : `“${name}” is gone then. This cannot be undone.`,
  mergeLabel: 'Into the tag',
  mergeAction: 'Merge',
  noSuchTag: 'Choose another one of your tags.',
  deleteHeading: (name: string) => `Delete “${name}”?`,
  deleteText: (count: number) =>
    count ? `${todos(count)} lose it, and stay otherwise as they are.` : 'No to-do has it.',
  deleteAction: 'Delete',
  nothingHeading: 'No tags yet',
  nothing: 'Give a to-do a tag while you edit it. It appears here then.',
  failedHeading: 'Your tags could not be loaded',
  tryAgain: 'Try again',
  renamed: (name: string) => `The tag is “${name}” now.`,
  merged: (name: string, into: string) => `“${name}” is part of “${into}” now.`,
  deleted: (name: string) => `“${name}” is deleted.`,
  notRenamed: (name: string) => `“${name}” was not renamed.`,
  notMerged: (name: string) => `“${name}” was not merged.`,
  notDeleted: (name: string) => `“${name}” was not deleted.`,
};
