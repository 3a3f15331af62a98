import { inject } from '@angular/core';
import { Router } from '@angular/router';

/** What one page tells the next about an address. Travels in memory: not in the URL, nor in the history. */
export interface AddressInfo {
  email: string;
  /** Why a mail went there, if one did. */
  mailed?: ConfirmationReason;
}

/** The account is new; somebody signed in before confirming its address; somebody asked for another mail. */
export type ConfirmationReason = 'signed-up' | 'unconfirmed' | 'asked';

/** What the page before this one had to tell; nothing after a reload. */
export function injectAddressInfo(): AddressInfo | undefined {
  const router = inject(Router);
  const navigation = router.currentNavigation() ?? router.lastSuccessfulNavigation();
  return navigation?.extras.info as AddressInfo | undefined;
}
