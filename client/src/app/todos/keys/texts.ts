import type { KEYS, KeyGroup } from './keys';

type Texts = { [G in KeyGroup]: Record<keyof (typeof KEYS)[G], string> };

export const textsOfKeys = {
  show: 'Keyboard shortcuts',
  close: 'Close',
  or: 'or',
  groups: {
    page: 'On this page',
    list: 'In the list',
    select: 'To change many at once',
    native: 'Everywhere',
  } satisfies Record<KeyGroup, string>,
  deeds: {
    page: { search: 'Search', add: 'New to-do', help: 'Show these shortcuts' },
    list: {
      next: 'Next to-do',
      previous: 'Previous to-do',
      first: 'First to-do',
      last: 'Last to-do',
      rename: 'Change the title',
      complete: 'Complete, or open again',
      delete: 'Delete',
      moveUp: 'Move up, under “My order”',
      moveDown: 'Move down, under “My order”',
    },
    select: {
      choose: 'Select the to-do',
      chooseUpTo: 'Select up to here',
      chooseAll: 'Select all shown',
      toBar: 'Go to what can be done with them',
    },
    native: {
      open: 'Open, or save what was typed',
      leave: 'Close, or cancel',
      notice: 'Go to the button of a message',
    },
  } satisfies Texts,
  names: {
    ArrowDown: '↓',
    ArrowUp: '↑',
    Delete: 'Del',
    Escape: 'Esc',
    Control: 'Ctrl',
    Meta: '⌘',
  } as Partial<Record<string, string>>,
  spoken: {
    ArrowDown: 'Arrow down',
    ArrowUp: 'Arrow up',
    Meta: 'Command',
    '/': 'Slash',
    '?': 'Question mark',
  } as Partial<Record<string, string>>,
  pageKeys: 'Single keys work all over the page',
  pageKeysHint: 'Switch this off if you speak your input, or press these keys by accident.',
};
