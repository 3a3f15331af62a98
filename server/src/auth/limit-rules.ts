import type { LimitRule } from '../limits/limit-rule.ts';

const MINUTE = 60; // s
const DAY = 24 * 60 * MINUTE;

/** Every limit on authentication; `docs/operations.md` tells them to operators, and a test holds the two together. */
export const LIMITS = {
  /** From one address. */
  signUps: { name: 'sign-ups', points: 3, seconds: 10 },
  /** From one address; those that succeed do not count. */
  signIns: { name: 'sign-ins', points: 30, seconds: MINUTE },
  /** To one account: from each device it knows, and from all others together (ASVS 5.0, 6.3.1). */
  signInsToAccount: { name: 'sign-ins to an account', points: 10, seconds: 15 * MINUTE },
  /** In a row, counted likewise (NIST SP 800-63B-4, 3.2.2). A sign-in, or a new password by mail, begins anew. */
  failuresInARow: { name: 'failed sign-ins in a row', points: 100, seconds: 30 * DAY },
  /** Wrong ones of one user, where he is asked for his own again. */
  passwordsAskedAgain: { name: 'passwords asked for again', points: 10, seconds: 15 * MINUTE },
  /** From one address. */
  mailRequests: { name: 'requests for mail', points: 5, seconds: MINUTE },
  /** To one address, of one kind; beyond it none is sent, and nobody is told (no mail bombs). */
  mails: { name: 'mails', points: 5, seconds: 60 * MINUTE },
  /** From one address. */
  mailedTokens: { name: 'tries at mailed tokens', points: 10, seconds: MINUTE },
} as const satisfies Record<string, LimitRule>;
