import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { AuthStore } from './auth-store';
import { safeReturnUrl } from './return-url';
import { Session } from './session';

/** Spares the signed-in the forms for signing in and up. */
export const signedOutGuard: CanActivateFn = async (route) => {
  const store = inject(AuthStore);
  const router = inject(Router);
  await inject(Session).start();
  return !store.signedIn() || router.parseUrl(safeReturnUrl(route.queryParamMap.get('returnUrl')));
};
