import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import passport from 'passport';
import { Strategy } from 'passport-jwt';
import { type AccessTokenClaims, AccessTokens } from './access-tokens.ts';
import { bearerToken } from './bearer-token.ts';
import { LiveSessions } from './live-sessions.ts';
import { sessionRevoked } from './token-problems.ts';

/** Who is asking, as the token says. */
export interface AuthenticatedUser {
  id: string;
  sessionId: string;
}

type Verify = (
  token: string,
  verifier: AccessTokens,
  options: unknown,
  done: (error: unknown, claims?: AccessTokenClaims) => void,
) => void;

/**
 * passport-jwt verifies with jsonwebtoken, which lets through what RFC 8725 forbids (no `exp`, unknown `crit`, any
 * `typ`). Its verifier is replaceable: here the "secret" is our verifier, which jose does the work for.
 */
const verify: Verify = (token, verifier, _options, done) => {
  verifier.verify(token).then((claims) => done(null, claims), done);
};
(Strategy as unknown as { JwtVerifier: Verify }).JwtVerifier = verify;

@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  /** passport's registry is one for the process; two applications in it must not answer for each other. */
  override readonly name = `jwt-${randomUUID()}`;

  constructor(
    tokens: AccessTokens,
    private readonly sessions: LiveSessions,
  ) {
    super({
      jwtFromRequest: (request: unknown) => bearerToken(request as FastifyRequest),
      secretOrKeyProvider: (_request, _token, done) => done(null, tokens as never),
    });
    passport.use(this.name, this);
  }

  /** @throws {Problem} 401 `session_revoked`. */
  async validate({ sub, sid }: AccessTokenClaims): Promise<AuthenticatedUser> {
    if (!(await this.sessions.isLive(sub, sid))) throw sessionRevoked();
    return { id: sub, sessionId: sid };
  }
}
