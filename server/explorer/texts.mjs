export const texts = {
  emailMissing: 'Enter your e-mail address.',
  emailMalformed: 'Enter an address like name@example.com.',
  passwordMissing: 'Enter your password.',
  wrongCredentials: 'E-mail or password is wrong.',
  unconfirmed:
    'This address is not confirmed yet, so we have sent you a new mail. Follow the link in it within 10 minutes, then sign in.',
  banned: 'This account is locked. Ask whoever runs Latchlist for you.',
  wrongOrigin: 'Open this page at the address of Latchlist itself: from here it may not sign you in.',
  /** @param {string} wait */
  tooMany: (wait) => `Too many tries. Try again in ${wait}.`,
  tooManyForNow: 'Too many tries. Try again later.',
  unavailable: 'Latchlist cannot be reached. Try again in a moment.',
  /** @param {number} status */
  unexpected: (status) => `Latchlist answered ${status}, which was not expected.`,
  signedOut: 'You are signed out.',
  ended: 'Your session has ended. Sign in to go on.',
  someoneElse: 'Somebody else is signed in in this browser now. Look above, and send it again.',
};

/**
 * @param {number} seconds
 * @returns {string} as in “2 minutes”
 */
export function spoken(seconds) {
  const [count, unit] =
    seconds < 100
      ? [seconds, 'second']
      : seconds < 6_000
        ? [seconds / 60, 'minute']
        : [seconds / 3_600, 'hour'];
  const rounded = Math.max(1, Math.ceil(count));
  return `${rounded} ${unit}${rounded === 1 ? '' : 's'}`;
}
