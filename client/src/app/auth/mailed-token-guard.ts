import { Location } from '@angular/common';
import { inject } from '@angular/core';
import { type CanActivateFn, RedirectCommand, Router } from '@angular/router';
import { MailedToken } from './mailed-token';

/** Takes the token of a mailed link out of the address and the history, before anything else sees them. */
export const mailedTokenGuard: CanActivateFn = (route, state) => {
  const token = new URLSearchParams(route.fragment ?? '').get('token');
  if (!token) return true;
  inject(MailedToken).hold(token);
  const [bare = ''] = state.url.split('#');
  inject(Location).replaceState(bare);
  const again = { replaceUrl: true, onSameUrlNavigation: 'reload' } as const;
  return new RedirectCommand(inject(Router).parseUrl(bare), again);
};
