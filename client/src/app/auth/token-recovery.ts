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

  /** A revoked session may have been followed by another one of the same user, in the cookie: it is renewed like any. */
  replay(request: HttpRequest<unknown>, next: HttpHandlerFn): Recover {
    const refused = tokenOf(request);
    const generation = this.#store.generation();
    const concernsUs = (error: ApiError) =>
      error.kind === 'unauthenticated' && generation === this.#store.generation();

    return (failure) => {
      const error = toApiError(failure);
      if (!refused || !concernsUs(error)) return throwError(() => error);
      return from(this.#renewal.token(refused)).pipe(
        switchMap((token) => next(withToken(request, token))),
        catchError((again: unknown) => {
          const secondError = toApiError(again);
          if (concernsUs(secondError) && secondError.code === 'session_revoked') this.#session.end('ended');
          return throwError(() => secondError);
        }),
      );
    };
  }
}
