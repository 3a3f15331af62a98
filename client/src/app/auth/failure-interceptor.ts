import { HttpEventType, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, tap, throwError } from 'rxjs';
import { toApiError } from '../api/api-error';
import { Outage } from '../api/outage';
import { ownApiPath } from '../api/own-api';
import { FailureNotices } from './failure-notices';
import { TokenRecovery } from './token-recovery';

/** Sees every answer of our own API: tries once more with a new token, tells the user of trouble, throws `ApiError`. */
export const failureInterceptor: HttpInterceptorFn = (request, next) => {
  if (ownApiPath(request.url) === null) return next(request);
  const outage = inject(Outage);
  const notices = inject(FailureNotices);

  return next(request).pipe(
    catchError(inject(TokenRecovery).replay(request, next)),
    tap((event) => event.type === HttpEventType.Response && outage.clear()),
    catchError((failure: unknown) => {
      const error = toApiError(failure);
      if (error.kind === 'unavailable') outage.report(error.retryAfterSeconds);
      else notices.tell(error, request);
      return throwError(() => error);
    }),
  );
};
