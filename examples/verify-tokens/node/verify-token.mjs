import { createRemoteJWKSet, errors, jwtVerify } from 'jose';

/** Where Latchlist is, as its APP_URL says: the issuer of its tokens, letter by letter. */
const ISSUER = process.env.LATCHLIST_URL ?? 'http://localhost:3000';
const JWKS_URL = process.env.LATCHLIST_JWKS_URL ?? `${ISSUER}/.well-known/jwks.json`;
const COOLDOWN = Number(process.env.LATCHLIST_JWKS_COOLDOWN ?? 30); // s

const keySet = createRemoteJWKSet(new URL(JWKS_URL), {
  cacheMaxAge: 300_000, // ms; as long as the server says that they may be kept
  cooldownDuration: COOLDOWN * 1000, // an unknown key is asked for no more often than this
  timeoutDuration: 3_000,
});

/** Whether the token is good cannot be told now: not the caller's fault, so never 401. */
export class KeysUnavailable extends Error {}

/**
 * @param {string} token
 * @returns {Promise<import('jose').JWTPayload>} its claims: `sub` is the user's id
 * @throws {errors.JOSEError} when the token is not to be accepted
 * @throws {KeysUnavailable}
 */
export async function verifyToken(token) {
  if (token.length > 4_096) throw new errors.JWTInvalid('The token is too long.');
  const { payload } = await jwtVerify(token, keyOf, {
    algorithms: ['ES256'], // whatever the token says
    typ: 'at+jwt', // an access token, and nothing else that is signed with the same keys
    issuer: ISSUER,
    audience: 'latchlist-api',
    requiredClaims: ['exp', 'iat', 'sub', 'sid', 'jti'],
    clockTolerance: 5, // s
  });
  return payload;
}

/** By its `kid`, from the set above alone: a `jwk` or `jku` in the token means nothing. */
async function keyOf({ alg, kid }) {
  if (typeof kid !== 'string') throw new errors.JWSInvalid('The token names no key.');
  try {
    return await keySet({ alg, kid });
  } catch (error) {
    if (error instanceof errors.JWKSNoMatchingKey) throw error;
    throw new KeysUnavailable('The keys cannot be had.', { cause: error });
  }
}
