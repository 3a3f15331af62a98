/** When, from which address and on which device it happened: shown to the reader as far as it is known. */
interface Circumstances {
  at?: Date | undefined;
  address?: string | undefined;
  device?: string | undefined;
}

/**
 * What can be mailed, and to whom. None holds a name that a user chose: whoever signs up with a stranger's address
 * could otherwise send that stranger a text of his own.
 */
export type Mail = { to: string } & Circumstances &
  (
    | { kind: 'verify-email'; token: string }
    | { kind: 'verify-new-email'; token: string }
    /** To the old address. */
    | { kind: 'confirm-email-change'; newEmail: string; token: string }
    | { kind: 'reset-password'; token: string }
    /** Somebody tried to sign up with the address of an account. */
    | { kind: 'account-exists' }
    | { kind: 'password-changed' }
    /** To the old address. */
    | { kind: 'email-changed'; newEmail: string }
    | { kind: 'account-deleted' }
    /** A sign-in succeeded after `count` failed ones. */
    | { kind: 'failed-sign-ins'; count: number }
  );

const MINUTE = 60; // s
const DAY = 24 * 60 * MINUTE;

/** For how long (s) a mail is worth sending: one with a token as long as the token lives, a notice for three days. */
export function lifeOf(mail: Mail): number {
  return 'token' in mail ? 10 * MINUTE : 3 * DAY;
}
