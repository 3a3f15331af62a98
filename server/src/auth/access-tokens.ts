import { Inject, Injectable } from '@nestjs/common';
import { errors, jwtVerify, type JWTPayload, SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import { ENV, type Env } from '../config/env.ts';
import { SigningKeys } from './signing-keys.ts';
import { tokenExpired, tokenInvalid } from './token-problems.ts';
import { VerifiedTokens } from './verified-tokens.ts';

/** Whom the token is for; its own name, so that no token made for something else fits (RFC 9068). */
export const AUDIENCE = 'latchlist-api';
const TYPE = 'at+jwt';
const ALGORITHM = 'ES256';
const MAX_LENGTH = 4_096; // characters, which are bytes here
const CLOCK_TOLERANCE = 5; // s

/** What a verified access token says: nothing personal. Times are in seconds since 1970. */
export interface AccessTokenClaims {
  iss: string;
  sub: string;
  aud: string;
  exp: number;
  iat: number;
  jti: string;
  sid: string;
}

/** Issues and verifies access tokens: JWTs in the profile of RFC 9068, under the rules of RFC 8725. */
@Injectable()
export class AccessTokens {
  private readonly verified: VerifiedTokens<AccessTokenClaims>;

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly keys: SigningKeys,
  ) {
    this.verified = new VerifiedTokens((kid) => keys.verifier(kid));
  }

  async issue(userId: string, sessionId: string): Promise<string> {
    const { kid, privateKey } = this.keys.signing;
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid })
      .setIssuer(this.env.appUrl)
      .setSubject(userId)
      .setAudience(AUDIENCE)
      .setIssuedAt(now)
      .setExpirationTime(now + this.env.accessTokenSeconds)
      .setJti(randomUUID())
      .sign(privateKey);
  }

  /** @throws {Problem} 401 `token_expired` when only time has run out, else 401 `token_invalid`. */
  async verify(token: string): Promise<AccessTokenClaims> {
    if (token.length > MAX_LENGTH) throw tokenInvalid();
    const known = this.verified.recall(token);
    if (known && this.isOfNow(known)) return known;
    try {
      const { payload, protectedHeader } = await jwtVerify(token, ({ kid }) => this.key(kid), {
        algorithms: [ALGORITHM],
        typ: TYPE,
        issuer: this.env.appUrl,
        requiredClaims: ['exp', 'iat', 'sub', 'sid', 'jti'],
        clockTolerance: CLOCK_TOLERANCE,
      });
      const claims = this.claims(payload);
      this.verified.remember(token, protectedHeader.kid ?? '', claims);
      return claims;
    } catch (error) {
      if (error instanceof errors.JWTExpired && this.fits(error.payload)) throw tokenExpired();
      throw tokenInvalid(error);
    }
  }

  /** What of a token may change with time. jose looks at the same. */
  private isOfNow(claims: AccessTokenClaims): boolean {
    return claims.exp > Math.floor(Date.now() / 1000) - CLOCK_TOLERANCE && this.fits(claims);
  }

  private key(kid: string | undefined) {
    const key = kid === undefined ? undefined : this.keys.verifier(kid);
    if (!key) throw new errors.JWKSNoMatchingKey();
    return key;
  }

  private claims(payload: JWTPayload): AccessTokenClaims {
    if (!this.fits(payload)) throw new errors.JWTClaimValidationFailed('outside the policy', payload);
    return payload as unknown as AccessTokenClaims;
  }

  /** The part of the policy that jose has no option for; its `audience` would take a list of several. */
  private fits({ iat = 0, exp = 0, aud, sub, sid, jti }: JWTPayload | AccessTokenClaims): boolean {
    const tooLong = exp - iat > this.env.accessTokenSeconds;
    const fromTheFuture = iat > Date.now() / 1000 + CLOCK_TOLERANCE;
    return !tooLong && !fromTheFuture && aud === AUDIENCE && [sub, sid, jti].every(isUuid);
  }
}

function isUuid(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
}
