import { DOCUMENT, inject, Service, signal } from '@angular/core';

export type ThemeChoice = 'system' | 'light' | 'dark';

const STORAGE_KEY = 'theme';

/** What browsers paint around the page, as in index.html. */
const AROUND = { light: '#f9f9ff', dark: '#111318' };

/** Light or dark: as the system has it, until the user chooses. The choice is all this browser remembers. */
@Service()
export class Theme {
  readonly #document = inject(DOCUMENT);
  readonly #root = this.#document.documentElement;
  readonly #choice = signal<ThemeChoice>(storedChoice());

  readonly choice = this.#choice.asReadonly();

  constructor() {
    this.#apply(this.#choice());
  }

  choose(choice: ThemeChoice): void {
    this.#choice.set(choice);
    this.#apply(choice);
    try {
      if (choice === 'system') localStorage.removeItem(STORAGE_KEY);
      else localStorage.setItem(STORAGE_KEY, choice);
    } catch {
      // a browser that stores nothing forgets the choice
    }
  }

  #apply(choice: ThemeChoice): void {
    if (choice === 'system') delete this.#root.dataset['theme'];
    else this.#root.dataset['theme'] = choice;
    for (const meta of this.#document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')) {
      const system = meta.getAttribute('media')?.includes('dark') ? 'dark' : 'light';
      meta.content = AROUND[choice === 'system' ? system : choice];
    }
  }
}

function storedChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}
