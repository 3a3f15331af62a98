import type { AccountEvent } from '../account-api';

type Said = Record<AccountEvent['outcome'], string>;

/** Every kind that the server knows: a new one without words does not compile. */
const TEXTS: Record<AccountEvent['type'], Said> = {
  sign_up: { success: 'Account created', failure: 'Failed sign-up' },
  sign_in: { success: 'Signed in', failure: 'Failed sign-in' },
  sign_out: { success: 'Signed out', failure: 'Failed sign-out' },
  verification_requested: {
    success: 'Mail to confirm the address asked for',
    failure: 'Mail to confirm the address refused',
  },
  email_verified: { success: 'E-mail address confirmed', failure: 'E-mail address not confirmed' },
  password_reset_requested: {
    success: 'Mail to choose a new password asked for',
    failure: 'Mail to choose a new password refused',
  },
  password_reset: {
    success: 'New password set by a mailed link',
    failure: 'New password by a mailed link refused',
  },
  password_changed: { success: 'Password changed', failure: 'Failed change of password' },
  email_change_requested: {
    success: 'Change of e-mail address asked for',
    failure: 'Failed change of e-mail address',
  },
  email_changed: { success: 'E-mail address changed', failure: 'E-mail address not changed' },
  account_deleted: { success: 'Account deleted', failure: 'Failed deletion of the account' },
  session_ended: { success: 'A device signed out', failure: 'A device not signed out' },
  other_sessions_ended: {
    success: 'All other devices signed out',
    failure: 'Other devices not signed out',
  },
};

/** The codes that say something to a reader. */
const REASONS: Partial<Record<string, string>> = {
  INVALID_EMAIL_OR_PASSWORD: 'Wrong password',
  INVALID_PASSWORD: 'Wrong password',
  EMAIL_NOT_VERIFIED: 'The address was not confirmed yet',
  BANNED_USER: 'The account was locked',
  INVALID_TOKEN: 'The link did not work any more',
  TOKEN_EXPIRED: 'The link was too old',
  rate_limited: 'Too many tries',
};

export function eventText({ type, outcome }: AccountEvent): string {
  return TEXTS[type][outcome];
}

/** Why it failed, where that can be said in words. */
export function reasonText({ reason }: AccountEvent): string | undefined {
  return reason === null ? undefined : REASONS[reason];
}
