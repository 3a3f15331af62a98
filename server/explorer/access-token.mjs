const RENEW_AFTER_SHARE = 0.8;
const USABLE_SHARE = 0.95;

/** An access token with its life told on the monotonic clock, so that a wrong wall clock does not matter. */
export class AccessToken {
  /**
   * @param {string} value
   * @param {number} requestedAt by `performance.now()`
   */
  constructor(value, requestedAt) {
    const { sub, iat, exp } = claimsOf(value);
    const life = (exp - iat) * 1000;
    this.value = value;
    this.userId = sub;
    this.renewAt = requestedAt + life * RENEW_AFTER_SHARE;
    this.usableUntil = requestedAt + life * USABLE_SHARE;
  }

  get isUsable() {
    return performance.now() < this.usableUntil;
  }
}

/**
 * @param {string} token
 * @returns {{ sub: string, iat: number, exp: number }}
 */
function claimsOf(token) {
  const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  return JSON.parse(atob(payload));
}
