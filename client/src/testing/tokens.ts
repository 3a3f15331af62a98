import { readAccessToken, type AccessToken } from '../app/auth/access-token';
import type { SessionUser } from '../app/auth/auth-types';

export const ada: SessionUser = {
  id: 'ada',
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  emailVerified: true,
};
export const bob: SessionUser = { id: 'bob', name: 'Bob', email: 'bob@example.com', emailVerified: true };

let serial = 0;

/** An unsigned token: the client reads it, only the server judges it. */
export function jwt({ sub = ada.id, life = 300, iat = 1_000 } = {}): string {
  const encode = (part: object) => btoa(JSON.stringify(part)).replaceAll('+', '-').replaceAll('/', '_');
  return `${encode({ alg: 'ES256' })}.${encode({ sub, iat, exp: iat + life, jti: ++serial })}.signature`;
}

export function freshToken(): AccessToken {
  return readAccessToken(jwt(), performance.now());
}
