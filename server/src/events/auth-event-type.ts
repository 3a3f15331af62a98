/** What the log of authentication events knows: each is recorded as it succeeds, and those a stranger can try as they fail. */
export const AUTH_EVENT_TYPES = [
  'sign_up',
  'sign_in',
  'sign_out',
  'verification_requested',
  'email_verified',
  'password_reset_requested',
  'password_reset',
  'password_changed',
  'email_change_requested',
  'email_changed',
  'account_deleted',
  'session_ended',
  'other_sessions_ended',
] as const;

export type AuthEventType = (typeof AUTH_EVENT_TYPES)[number];

export const AUTH_EVENT_OUTCOMES = ['success', 'failure'] as const;

export type AuthEventOutcome = (typeof AUTH_EVENT_OUTCOMES)[number];
