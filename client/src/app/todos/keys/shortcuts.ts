import { DOCUMENT, inject, Service, signal } from '@angular/core';
import { chordOf, KEYS, type ListDeed, type PageDeed, type SelectDeed } from './keys';

const STORAGE_KEY = 'page-keys';
/** Where a letter is a letter. */
const TAKES_TEXT = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]';
const COVERS_PAGE = 'dialog[open], [role=menu], [aria-modal=true]';

/** What a key is to do, if anything. Those that work all over the page can be switched off (WCAG 2.1.4). */
@Service()
export class Shortcuts {
  readonly #document = inject(DOCUMENT);
  readonly #pageKeys = signal(storedChoice());

  readonly pageKeys = this.#pageKeys.asReadonly();

  switchPageKeys(on: boolean): void {
    this.#pageKeys.set(on);
    try {
      if (on) localStorage.removeItem(STORAGE_KEY);
      else localStorage.setItem(STORAGE_KEY, 'false');
    } catch {
      // a browser that stores nothing forgets the choice
    }
  }

  pageDeed(event: KeyboardEvent): PageDeed | undefined {
    return this.#pageKeys() && this.#isFree(event) ? deedIn(KEYS.page, event) : undefined;
  }

  listDeed(event: KeyboardEvent): ListDeed | undefined {
    return this.#isFree(event) ? deedIn(KEYS.list, event) : undefined;
  }

  selectDeed(event: KeyboardEvent): SelectDeed | undefined {
    return this.#isFree(event) ? deedIn(KEYS.select, event) : undefined;
  }

  #isFree({ defaultPrevented, isComposing, target }: KeyboardEvent): boolean {
    if (defaultPrevented || isComposing) return false;
    if (target instanceof Element && target.closest(TAKES_TEXT)) return false;
    return this.#document.querySelector(COVERS_PAGE) === null;
  }
}

function deedIn<D extends string>(keys: Record<D, readonly string[]>, event: KeyboardEvent): D | undefined {
  const chord = chordOf(event);
  return (Object.keys(keys) as D[]).find((deed) => keys[deed].includes(chord));
}

function storedChoice(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== 'false';
  } catch {
    return true;
  }
}
