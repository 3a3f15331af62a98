import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import { SigningKeys } from '../src/auth/signing-keys.ts';
import { APP_URL, createTestApp, type TestApp } from './support/test-app.ts';
import { accessToken, type TestUser } from './support/test-user.ts';

let test: TestApp;
let ada: TestUser;
beforeAll(async () => {
  test = await createTestApp();
  ada = await test.newUser();
});
afterAll(() => test.close());

describe('GET /api/auth/token', () => {
  it('gives an ES256 token of type at+jwt with exactly the claims of the contract (RFC 9068)', async () => {
    const jwks = await test.api.get('/.well-known/jwks.json').expect(200);
    const keys = createLocalJWKSet(jwks.body as { keys: [] });
    const { payload, protectedHeader } = await jwtVerify(ada.token, keys);
    expect(protectedHeader).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: expect.any(String) });
    expect(Object.keys(payload).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'jti', 'sid', 'sub']);
    expect(payload).toMatchObject({ iss: APP_URL, aud: 'latchlist-api', sub: ada.id });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300);
  });

  it('gives a new token each time, of the same session', async () => {
    const next = decodeJwt(await accessToken(ada.browser));
    expect(next['sid']).toBe(decodeJwt(ada.token)['sid']);
    expect(next.jti).not.toBe(decodeJwt(ada.token).jti);
  });

  it('refuses without a session', async () => {
    const answer = await test.api.get('/api/auth/token').expect(401);
    expect(answer.body).toMatchObject({ code: 'session_revoked' });
  });
});

describe('GET /.well-known/jwks.json', () => {
  it('shows public P-256 keys only, and may be cached (ASVS 11.2.3)', async () => {
    const answer = await test.api
      .get('/.well-known/jwks.json')
      .expect('Cache-Control', 'public, max-age=300');
    const { keys } = answer.body as { keys: object[] };
    expect(keys).toHaveLength(1);
    expect(Object.keys(keys[0] ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
    await test.api.get('/api/auth/jwks').expect(200, answer.body as object);
  });

  it('keeps the private key encrypted in the database', async () => {
    const rows = await test.sql<{ private_key: string }>('SELECT private_key FROM jwks');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.private_key).not.toContain('"d"');
  });
});

/** Hostile tokens have a suite of their own. */
describe('the guard', () => {
  it.each<[string, (sid: string) => Promise<unknown>]>([
    ['was deleted', (sid) => test.sql('DELETE FROM sessions WHERE id = $1', [sid])],
    [
      'has expired',
      (sid) => test.sql("UPDATE sessions SET expires_at = now() - interval '1 second' WHERE id = $1", [sid]),
    ],
    [
      'lost its account',
      (sid) => test.sql('DELETE FROM users WHERE id = (SELECT user_id FROM sessions WHERE id = $1)', [sid]),
    ],
  ])('refuses a good token whose session %s', async (_, end) => {
    const user = await test.newUser();
    await user.as('get', '/api/todos').expect(200);
    await end(String(decodeJwt(user.token)['sid']));
    expect((await user.as('get', '/api/todos').expect(401)).body).toMatchObject({ code: 'session_revoked' });
  });

  it('refuses a token that it has let in, when its time is over or has not come (ASVS 9.2.1)', async () => {
    const user = await test.newUser();
    const ask = () => user.as('get', '/api/todos');
    await ask().expect(200);
    test.clock.advance(310_000);
    expect((await ask().expect(401)).body).toMatchObject({ code: 'token_expired' });
    test.clock.advance(-320_000);
    expect((await ask().expect(401)).body).toMatchObject({ code: 'token_invalid' });
    test.clock.reset();
    await ask().expect(200);
  });

  it('refuses a token that it has let in, when its key is withdrawn (ASVS 11.1.1)', async () => {
    const user = await test.newUser();
    await user.as('get', '/api/todos').expect(200);
    await test.app.get(SigningKeys).rotateAtOnce();
    expect((await user.as('get', '/api/todos').expect(401)).body).toMatchObject({ code: 'token_invalid' });
  });
});
