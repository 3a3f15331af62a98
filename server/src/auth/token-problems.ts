import { HttpStatus } from '@nestjs/common';
import { Problem, type ProblemCode } from '../errors/problem.ts';

/** 401 with the challenge that RFC 6750 section 3 asks for. */
function unauthorized(code: ProblemCode, detail: string, challenge: string, cause?: unknown): Problem {
  return new Problem(HttpStatus.UNAUTHORIZED, code, detail, {
    headers: { 'WWW-Authenticate': challenge },
    cause,
  });
}

const challenge = (description: string): string =>
  `Bearer realm="latchlist", error="invalid_token", error_description="${description}"`;

export const tokenMissing = (): Problem =>
  unauthorized('token_missing', 'Send an access token: Authorization: Bearer …', 'Bearer realm="latchlist"');

export const tokenInvalid = (cause?: unknown): Problem =>
  unauthorized(
    'token_invalid',
    'The access token is not one of ours.',
    challenge('The token is invalid'),
    cause,
  );

export const tokenExpired = (): Problem =>
  unauthorized('token_expired', 'The access token has expired.', challenge('The token has expired'));

export const sessionRevoked = (): Problem =>
  unauthorized('session_revoked', 'The session has ended.', challenge('The session has ended'));

/** Of the token endpoint: there is no cookie of a live session to make a token of. */
export const noSession = (): Problem =>
  unauthorized('session_revoked', 'There is no live session: sign in.', 'Cookie realm="latchlist"');
