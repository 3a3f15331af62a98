import { DOCUMENT, inject, Service, signal } from '@angular/core';

export type ThemeChoice = 'system' | 'light' | 'dark';

const STORAGE_KEY = 'theme';

/** Light or dark: as the system has it, until the user chooses. The choice is all this browser remembers. */
@Service()
export class Theme {
  readonly #root = inject(DOCUMENT).documentElement;
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
