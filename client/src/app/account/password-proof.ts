import { Service, signal } from '@angular/core';
import { type ApiError, toApiError } from '../api/api-error';

export interface PasswordQuestion {
  heading: string;
  text: string;
  /** On the button that goes on. */
  action: string;
  dangerous?: boolean;
}

interface Asked {
  question: PasswordQuestion;
  deed: (password: string) => Promise<void>;
  resolve: (done: boolean) => void;
  reject: (reason: ApiError) => void;
}

/** Asks for the password before a deed that wants fresh proof, and goes on with it. */
@Service({ autoProvided: false })
export class PasswordProof {
  readonly #asked = signal<Asked | null>(null);

  /** What the dialog is open for. */
  readonly asked = this.#asked.asReadonly();

  /** Whether the deed was done; false when the user thought better of it. Throws what a form should show, not the dialog. */
  ask(question: PasswordQuestion, deed: (password: string) => Promise<void>): Promise<boolean> {
    return new Promise((resolve, reject) => this.#asked.set({ question, deed, resolve, reject }));
  }

  /** The same for a deed that the server may let pass as it is. */
  async askIfWanted(
    question: PasswordQuestion,
    deed: (password?: string) => Promise<void>,
  ): Promise<boolean> {
    try {
      await deed();
      return true;
    } catch (failure) {
      if (!wantsPassword(failure)) throw failure;
      return this.ask(question, deed);
    }
  }

  settle(done: boolean): void {
    this.#take()?.resolve(done);
  }

  refuse(error: ApiError): void {
    this.#take()?.reject(error);
  }

  #take(): Asked | null {
    const asked = this.#asked();
    this.#asked.set(null);
    return asked;
  }
}

export function wantsPassword(failure: unknown): boolean {
  return toApiError(failure).code === 'reauthentication_required';
}
