import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { AuthStore } from './auth-store';
import { Session } from './session';

/** Leads the signed-out to sign-in, and back to where they were going after it. */
export const signedInGuard: CanActivateFn = async (_route, state) => {
  const store = inject(AuthStore);
  const router = inject(Router);
  await inject(Session).start();
  return store.signedIn() || router.createUrlTree(['/sign-in'], { queryParams: { returnUrl: state.url } });
};
