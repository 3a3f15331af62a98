import { type HttpErrorResponse, type HttpInterceptorFn, HttpResponse } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, of, tap, throwError } from 'rxjs';
import { wantsToken } from './bearer';
import { KnownAnswers } from './known-answers';

/** Asks for what is known already only whether it has changed: a 304 has no body (RFC 9110 section 15.4.5). */
export const unchangedInterceptor: HttpInterceptorFn = (request, next) => {
  if (request.method !== 'GET' || !wantsToken(request.url)) return next(request);
  const answers = inject(KnownAnswers);
  const known = answers.find(request.urlWithParams);
  const keep = answers.keeperOf(request.urlWithParams);
  const tag = known?.headers.get('ETag');
  return next(tag ? request.clone({ setHeaders: { 'If-None-Match': tag } }) : request).pipe(
    catchError((error: HttpErrorResponse) =>
      known && error.status === 304 ? of(known.clone()) : throwError(() => error),
    ),
    tap((event) => event instanceof HttpResponse && keep(event)),
  );
};
