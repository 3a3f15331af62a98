import { DOCUMENT, effect, inject, Service } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { fromEvent } from 'rxjs';
import { AuthStore } from './auth-store';
import { TokenRenewal } from './token-renewal';

const EARLY = 50; // ms; a timer may fire a touch before its time, and must not be lost for that

/** Renews the token ahead of its expiry while the tab is being looked at. */
@Service()
export class KeepTokenFresh {
  readonly #store = inject(AuthStore);
  readonly #renewal = inject(TokenRenewal);
  readonly #document = inject(DOCUMENT);

  constructor() {
    fromEvent(this.#document, 'visibilitychange')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.#renewIfDue());
    effect((onCleanup) => {
      const token = this.#store.token();
      if (!token) return;
      const timer = setTimeout(() => this.#renewIfDue(), token.renewAt - performance.now());
      onCleanup(() => clearTimeout(timer));
    });
  }

  #renewIfDue(): void {
    const token = this.#store.token();
    if (!token || this.#document.hidden || performance.now() < token.renewAt - EARLY) return;
    this.#renewal.token(token.value).catch(() => undefined); // the next request tries again and tells
  }
}
