import { ApiError } from '../api/api-error';

/** An access token with its life told on the monotonic clock, so that a wrong wall clock does not matter. */
export interface AccessToken {
  value: string;
  userId: string;
  renewAt: number;
  usableUntil: number;
}

interface Claims {
  sub: string;
  iat: number;
  exp: number;
}

const RENEW_AFTER_SHARE = 0.8;
const USABLE_SHARE = 0.95;

export function readAccessToken(value: string, requestedAt: number): AccessToken {
  const { sub, iat, exp } = claimsOf(value);
  const life = (exp - iat) * 1000;
  return {
    value,
    userId: sub,
    renewAt: requestedAt + life * RENEW_AFTER_SHARE,
    usableUntil: requestedAt + life * USABLE_SHARE,
  };
}

export function isUsable(token: AccessToken, now = performance.now()): boolean {
  return now < token.usableUntil;
}

function claimsOf(jwt: string): Claims {
  const payload = jwt.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/');
  try {
    return JSON.parse(atob(payload ?? '')) as Claims;
  } catch {
    throw new ApiError('unexpected', 0, 'unreadable_token', 'The access token cannot be read.');
  }
}
