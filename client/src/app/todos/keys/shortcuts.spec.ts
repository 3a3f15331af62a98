import { TestBed } from '@angular/core/testing';
import { KEYS } from './keys';
import { Shortcuts } from './shortcuts';

describe('Shortcuts', () => {
  let shortcuts: Shortcuts;
  let asked: KeyboardEvent;
  const press = (key: string, init: KeyboardEventInit = {}, target: Element = document.body) => {
    asked = new KeyboardEvent('keydown', { key, bubbles: true, ...init });
    target.dispatchEvent(asked);
  };
  const onPage = () => shortcuts.pageDeed(asked);
  const inList = () => shortcuts.listDeed(asked);

  beforeEach(() => {
    localStorage.clear();
    shortcuts = TestBed.inject(Shortcuts);
  });

  afterEach(() => document.body.replaceChildren());

  it('find the deed of each key in the table', () => {
    for (const [deed, chords] of Object.entries<readonly string[]>(KEYS.list)) {
      for (const chord of chords) {
        press(chord.replace('Alt+', ''), { altKey: chord.startsWith('Alt+') });
        expect(inList()).toBe(deed);
      }
    }
  });

  it('know the keys that choose, Space and letters with Shift among them', () => {
    const presses: [string, KeyboardEventInit, string | undefined][] = [
      ['x', {}, 'choose'],
      ['X', {}, 'choose'], // Caps Lock
      ['X', { shiftKey: true }, 'chooseUpTo'],
      [' ', { shiftKey: true }, 'chooseUpTo'],
      [' ', {}, undefined],
      ['a', { ctrlKey: true }, 'chooseAll'],
      ['a', { metaKey: true }, 'chooseAll'],
      ['a', {}, 'toBar'],
    ];
    for (const [key, init, deed] of presses) {
      press(key, init);
      expect(shortcuts.selectDeed(asked)).toBe(deed);
    }
  });

  it('know each key once', () => {
    const chords = Object.values(KEYS).flatMap((deeds) => Object.values<readonly string[]>(deeds).flat());
    expect(new Set(chords).size).toBe(chords.length);
  });

  it('do nothing with Control, Alt or Meta held', () => {
    for (const held of ['ctrlKey', 'altKey', 'metaKey']) {
      press('c', { [held]: true });
      expect(inList()).toBeUndefined();
      press('n', { [held]: true });
      expect(onPage()).toBeUndefined();
    }
  });

  it('take a sign with Shift, a letter with Caps Lock, but no letter with Shift', () => {
    press('?', { shiftKey: true });
    expect(onPage()).toBe('help');
    press('J');
    expect(inList()).toBe('next');
    press('J', { shiftKey: true });
    expect(inList()).toBeUndefined();
  });

  it('leave letters to fields, to words being composed and to what covers the page', () => {
    const input = document.body.appendChild(document.createElement('input'));
    press('n', {}, input);
    expect(onPage()).toBeUndefined();
    press('n', { isComposing: true });
    expect(onPage()).toBeUndefined();
    const dialog = document.body.appendChild(document.createElement('dialog'));
    press('n');
    expect(onPage()).toBe('add');
    dialog.open = true;
    press('n');
    expect(onPage()).toBeUndefined();
  });

  it('work from a checkbox, which takes no text', () => {
    const box = document.body.appendChild(document.createElement('input'));
    box.type = 'checkbox';
    press('j', {}, box);
    expect(inList()).toBe('next');
  });

  it('can be switched off all over the page, and stay off', () => {
    shortcuts.switchPageKeys(false);
    press('/');
    expect(onPage()).toBeUndefined();
    press('j');
    expect(inList()).toBe('next');
    expect(localStorage.getItem('page-keys')).toBe('false');
    TestBed.resetTestingModule();
    expect(TestBed.inject(Shortcuts).pageKeys()).toBe(false);
    TestBed.inject(Shortcuts).switchPageKeys(true);
    expect(localStorage.getItem('page-keys')).toBeNull();
  });
});
