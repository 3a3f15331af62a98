import { expect } from '@jest/globals';
import type { RefusalCode } from '../support/forge-token.ts';
import type { RawAnswer } from '../support/raw-request.ts';

/** As RFC 6750, section 3, has them. */
const CHALLENGES: Record<RefusalCode, string> = {
  token_missing: 'Bearer realm="latchlist"',
  token_invalid: 'Bearer realm="latchlist", error="invalid_token", error_description="The token is invalid"',
  token_expired: 'Bearer realm="latchlist", error="invalid_token", error_description="The token has expired"',
  session_revoked:
    'Bearer realm="latchlist", error="invalid_token", error_description="The session has ended"',
};

/** 401 and why, with the challenge, and nothing else: nothing to keep, nothing done. */
export function expectRefusal(
  { status, headers, body }: RawAnswer,
  code: RefusalCode = 'token_invalid',
): void {
  expect({ status, ...(JSON.parse(body) as object) }).toEqual({
    ...{ status: 401, type: 'about:blank', title: 'Unauthorized', detail: expect.any(String), code },
    ...{ instance: '/api/todos', requestId: headers['x-request-id'] },
  });
  expect(headers).toMatchObject({
    'content-type': 'application/problem+json; charset=utf-8',
    'www-authenticate': CHALLENGES[code],
    'cache-control': 'no-store',
  });
  expect(headers).not.toHaveProperty('set-cookie');
}
