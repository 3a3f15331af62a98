import { Service, signal } from '@angular/core';

/** The token of a mailed link: in memory only, and one for each page that takes one. */
@Service({ autoProvided: false })
export class MailedToken {
  readonly #value = signal<string | null>(null);

  readonly value = this.#value.asReadonly();

  hold(token: string): void {
    this.#value.set(token);
  }

  forget(): void {
    this.#value.set(null);
  }
}
