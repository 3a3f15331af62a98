import { NOTICE_KEY } from '../../ui/notice-key';

/**
 * Which key does what: the one table that both what listens to keys and the dialog that shows them read. Whatever is
 * added to `page` or `list` has to be done somewhere, or it does not compile.
 */
export const KEYS = {
  /** Wherever one is on the page. */
  page: {
    search: ['/'],
    add: ['n'],
    help: ['?'],
  },
  /** On a row of the list. */
  list: {
    next: ['ArrowDown', 'j'],
    previous: ['ArrowUp', 'k'],
    first: ['Home'],
    last: ['End'],
    rename: ['e', 'F2'],
    complete: ['c'],
    delete: ['Delete'],
    moveUp: ['Alt+ArrowUp'],
    moveDown: ['Alt+ArrowDown'],
  },
  /** On a row too, to choose it for a change of many. */
  select: {
    choose: ['x'],
    chooseUpTo: ['Shift+x', 'Shift+Space'],
    chooseAll: ['Control+a', 'Meta+a'],
    toBar: ['a'],
  },
  /** What browsers, forms and notices do by themselves. */
  native: {
    open: ['Enter'],
    leave: ['Escape'],
    notice: [NOTICE_KEY],
  },
} as const satisfies Record<string, Record<string, readonly string[]>>;

export type KeyGroup = keyof typeof KEYS;
export type PageDeed = keyof (typeof KEYS)['page'];
export type ListDeed = keyof (typeof KEYS)['list'];
export type SelectDeed = keyof (typeof KEYS)['select'];

const LETTER = /^\p{L}$/u;

/** What a press of keys is called in the table; a sign stands for itself, however one types it. */
export function chordOf({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): string {
  const isLetter = LETTER.test(key); // whatever Caps Lock says
  const isSign = key.length === 1 && !isLetter && key !== ' ';
  const held = [ctrlKey && 'Control', altKey && 'Alt', metaKey && 'Meta', !isSign && shiftKey && 'Shift'];
  const name = key === ' ' ? 'Space' : key;
  return [...held.filter(Boolean), isLetter ? key.toLowerCase() : name].join('+');
}
