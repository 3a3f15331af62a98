export const textsOfMoving = {
  move: (title: string) => `Move ${title}`,
  up: 'Move up',
  down: 'Move down',
  top: 'To the top',
  bottom: 'To the bottom',
  /** The whole is unknown while there is more to load. */
  moved: (position: number, whole: number | null) =>
    whole === null ? `Moved to position ${position}.` : `Moved to position ${position} of ${whole}.`,
  movedUnseen: 'Moved. It is no longer in the part you see.',
  isFirst: 'It is the first already.',
  isLast: 'It is the last already.',
  notMoved: (title: string) => `“${title}” was not moved.`,
  needsOrder: 'To-dos can be moved where they are sorted by “My order”.',
  toMyOrder: 'Sort by my order',
  undo: 'Undo',
};
