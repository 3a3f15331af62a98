import type { HttpEvent, HttpHandlerFn, HttpRequest } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { catchError, from, type Observable, switchMap, throwError } from 'rxjs';
import { type ApiError, toApiError } from '../api/api-error';
import { AuthStore } from './auth-store';
import { tokenOf, withToken } from './bearer';
import { Session } from './session';
import { TokenRenewal } from './token-renewal';

type Recover = (failure: unknown) => Observable<HttpEvent<unknown>>;

/** What follows when the API refuses a token: one renewal, one replay, or the end of the session. */
@Service()
export class TokenRecovery {
  readonly #store = inject(AuthStore);
  readonly #renewal = inject(TokenRenewal);
  readonly #session = inject(Session);

  replay(request: HttpRequest<unknown>, next: HttpHandlerFn): Recover {
    const refused = tokenOf(request);
    const generation = this.#store.generation();
    return (failure) => {
      const error = toApiError(failure);
      if (!refused || !this.#isRenewable(error, generation)) return throwError(() => error);
      return from(this.#renewal.token(refused)).pipe(
        switchMap((token) => next(withToken(request, token))),
        catchError((again: unknown) => {
          const secondError = toApiError(again);
          this.#isRenewable(secondError, generation);
          return throwError(() => secondError);
        }),
      );
    };
  }

  /** A revoked session has no more tokens to give, and an answer to an earlier session concerns nobody. */
  #isRenewable(error: ApiError, generation: number): boolean {
    if (error.kind !== 'unauthenticated' || generation !== this.#store.generation()) return false;
    if (error.code !== 'session_revoked') return true;
    this.#session.end('ended');
    return false;
  }
}
