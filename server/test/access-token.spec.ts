import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createLocalJWKSet,
  decodeJwt,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { randomUUID } from 'node:crypto';
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

const MINUTE = 60;
const now = () => Math.floor(Date.now() / 1000);

const claims = () => {
  const { sid } = decodeJwt(ada.token);
  return {
    iss: APP_URL,
    aud: 'latchlist-api',
    sub: ada.id,
    sid,
    jti: randomUUID(),
    iat: now(),
    exp: now() + MINUTE,
  };
};

/** A token signed with the server's own key: only what a case changes is wrong about it. */
async function forge(change: object = {}, header: object = {}): Promise<string> {
  const { kid, privateKey } = test.app.get(SigningKeys).signing;
  return new SignJWT({ ...claims(), ...change })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid, ...header })
    .sign(privateKey);
}

const ask = (token: string) => test.api.get('/api/todos').set('Authorization', `Bearer ${token}`);

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
  it('shows public P-256 keys only, and may be cached', async () => {
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

describe('the guard', () => {
  it('lets a token of the policy through', async () => {
    await ask(await forge()).expect(200);
  });

  it('asks for a token', async () => {
    const answer = await test.api
      .get('/api/todos')
      .expect(401)
      .expect('WWW-Authenticate', 'Bearer realm="latchlist"');
    expect(answer.body).toMatchObject({ code: 'token_missing', status: 401, instance: '/api/todos' });
  });

  it('says when a token has expired', async () => {
    const answer = await ask(await forge({ iat: now() - 4 * MINUTE, exp: now() - 10 })).expect(401);
    expect(answer.body).toMatchObject({ code: 'token_expired' });
    expect(answer.headers['www-authenticate']).toContain('error="invalid_token"');
  });

  it.each<[string, () => string | Promise<string>]>([
    ['garbage', () => 'garbage'],
    ['three dots of garbage', () => 'a.b.c'],
    ['no signature', () => new UnsecuredJWT(claims()).encode()],
    ['a changed payload', () => ada.token.replace(/\.(.)/, (_, first) => `.${first === 'e' ? 'f' : 'e'}`)],
    ['a cut signature', () => ada.token.slice(0, -10)],
    ['another issuer', () => forge({ iss: 'https://evil.example' })],
    ['another audience', () => forge({ aud: APP_URL })],
    ['our audience among others', () => forge({ aud: ['latchlist-api', 'other'] })],
    ['no expiry', () => forge({ exp: undefined })],
    ['a lifetime beyond the policy', () => forge({ exp: now() + 301 })],
    ['no issue time', () => forge({ iat: undefined })],
    ['an issue time to come', () => forge({ iat: now() + MINUTE, exp: now() + 2 * MINUTE })],
    ['a start to come', () => forge({ nbf: now() + MINUTE })],
    ['no subject', () => forge({ sub: undefined })],
    ['a subject that is no id', () => forge({ sub: "' OR true --" })],
    ['no session', () => forge({ sid: undefined })],
    ['a session that is no id', () => forge({ sid: { $ne: null } })],
    ['no token id', () => forge({ jti: undefined })],
    ['type JWT', () => forge({}, { typ: 'JWT' })],
    ['no type', () => forge({}, { typ: undefined })],
    ['an unknown key', () => forge({}, { kid: randomUUID() })],
    ['no key id', () => forge({}, { kid: undefined })],
    ['an unknown critical header', () => forge({}, { crit: ['x'], x: 1 }).catch(() => 'a.b.c')],
    ['more than 4 KiB', () => forge({ filler: 'x'.repeat(4_096) })],
  ])('refuses %s', async (_, make) => {
    const answer = await ask(await make()).expect(401);
    expect(answer.body).toMatchObject({ code: 'token_invalid' });
    expect(answer.headers['www-authenticate']).toContain('error="invalid_token"');
  });

  it('refuses a key that the token brings itself (RFC 8725, 3.5)', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const { kid } = test.app.get(SigningKeys).signing;
    const jwk = await exportJWK(publicKey);
    const token = await new SignJWT(claims())
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid, jwk })
      .sign(privateKey);
    expect((await ask(token).expect(401)).body).toMatchObject({ code: 'token_invalid' });
  });

  it('refuses HS256 with the public key as secret', async () => {
    const { keys } = test.app.get(SigningKeys).jwks();
    const secret = new TextEncoder().encode(JSON.stringify(keys[0]));
    const token = await new SignJWT(claims())
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: keys[0]?.kid ?? '' })
      .sign(secret);
    expect((await ask(token).expect(401)).body).toMatchObject({ code: 'token_invalid' });
  });

  it.each(['Basic dXNlcjpwYXNz', 'Bearer', 'Bearer ', 'Token abc', ''])(
    'refuses the header "%s"',
    async (header) => {
      await test.api.get('/api/todos').set('Authorization', header).expect(401);
    },
  );

  it('takes no token from the query, the body or a cookie', async () => {
    await test.api.get(`/api/todos?access_token=${ada.token}`).expect(401);
    await test.api.post('/api/todos').send({ access_token: ada.token, title: 'x' }).expect(401);
    await test.api.get('/api/todos').set('Cookie', `token=${ada.token}`).expect(401);
    await ada.browser.get('/api/todos').expect(401);
  });

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

  it("refuses a token that names another user's session", async () => {
    const other = await test.newUser();
    const token = await forge({ sid: decodeJwt(other.token)['sid'] });
    expect((await ask(token).expect(401)).body).toMatchObject({ code: 'session_revoked' });
  });
});

describe('two environments', () => {
  it('do not accept the tokens of each other', async () => {
    const other = await createTestApp({ appUrl: 'http://staging.latchlist.test' });
    await other.api.get('/api/todos').set('Authorization', `Bearer ${ada.token}`).expect(401);
    await other.close();
  });
});
