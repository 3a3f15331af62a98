import type { Field } from './todo-merge';

export const textsOfConflict = {
  heading: 'Changed elsewhere meanwhile',
  text: 'Another device has changed the same as you. Choose what is to stay.',
  fields: {
    title: 'Title',
    description: 'Description',
    dueOn: 'Due date',
    priority: 'Priority',
    tags: 'Tags',
  } satisfies Record<Field, string>,
  theirs: 'From elsewhere',
  mine: 'Yours',
  nothing: 'Nothing',
  back: 'Back to editing',
  save: 'Save',
  gone: 'This to-do was deleted meanwhile. What you typed is still here.',
  saveAsNew: 'Save as a new to-do',
  savedAsNew: 'Saved as a new to-do.',
};
