export const textsOfRenaming = {
  title: 'Title',
  hint: 'Enter saves, Escape cancels.',
  saved: 'Title saved.',
  savedUnseen: 'Title saved. The to-do is no longer in the part you see.',
  notChanged: (title: string) => `“${title}” was not changed.`,
  again: 'Edit again',
  changedMeanwhile: (title: string) => `Meanwhile the title was changed to “${title}”.`,
  keepMine: 'Keep mine',
};
