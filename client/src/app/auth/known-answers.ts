import type { HttpResponse } from '@angular/common/http';
import { computed, effect, inject, Service } from '@angular/core';
import { AuthStore } from './auth-store';

/** How many are kept; the one not used for longest makes room. */
const MOST = 10;

/** What was answered to whoever is signed in, by URL. In memory only, and gone with the session. */
@Service()
export class KnownAnswers {
  readonly #generation = inject(AuthStore).generation;
  readonly #answers = computed(() => {
    this.#generation();
    return new Map<string, HttpResponse<unknown>>();
  });

  constructor() {
    effect(() => void this.#answers()); // at once, whether or not anybody asks for more
  }

  find(url: string): HttpResponse<unknown> | undefined {
    return this.#answers().get(url);
  }

  /** @returns what keeps the answer to a request that is sent now: with the session that it is sent for. */
  keeperOf(url: string): (answer: HttpResponse<unknown>) => void {
    const answers = this.#answers();
    return (answer) => {
      if (!answer.headers.has('ETag')) return;
      answers.delete(url); // to the end of the queue
      answers.set(url, answer);
      if (answers.size > MOST) answers.delete([...answers.keys()][0] ?? '');
    };
  }
}
