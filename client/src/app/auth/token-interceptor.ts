import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { from, switchMap } from 'rxjs';
import { AuthStore } from './auth-store';
import { wantsToken, withToken } from './bearer';
import { TokenRenewal } from './token-renewal';

/** Attaches the access token to requests to our own API, and to nothing else. */
export const tokenInterceptor: HttpInterceptorFn = (request, next) => {
  if (!wantsToken(request.url) || !inject(AuthStore).signedIn()) return next(request);
  return from(inject(TokenRenewal).token()).pipe(switchMap((token) => next(withToken(request, token))));
};
