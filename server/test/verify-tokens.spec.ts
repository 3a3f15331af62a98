import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJwt, SignJWT, UnsecuredJWT } from 'jose';
import { SigningKeys } from '../src/auth/signing-keys.ts';
import { EXAMPLES, type Example, findPython, startExample } from './support/example-service.ts';
import { type KeyHost, startKeyHost } from './support/key-host.ts';
import { APP_URL, createTestApp, type TestApp } from './support/test-app.ts';
import { accessToken, type TestUser } from './support/test-user.ts';

const ROOT = join(import.meta.dirname, '../..');
const COOLDOWN = 1; // s

const python = findPython();
if (!python)
  process.stderr.write(
    'SKIPPED: the Python example needs a python3 with PyJWT[crypto], FastAPI and uvicorn.\n',
  );

describe.each([
  ['Node', process.execPath, EXAMPLES.node, describe],
  [
    python ? 'Python' : 'Python, SKIPPED here,',
    python ?? '',
    EXAMPLES.python,
    python ? describe : describe.skip,
  ],
] as const)('the verifier', (name, program, args, describeIt) => {
  describeIt(`in ${name} for other services`, () => {
    let test: TestApp;
    let ada: TestUser;
    let keys: KeyHost;
    let example: Example;
    beforeAll(async () => {
      test = await createTestApp();
      ada = await test.newUser();
      keys = await startKeyHost(test);
      example = await startExample(program, args, {
        LATCHLIST_URL: APP_URL,
        LATCHLIST_JWKS_URL: keys.url,
        LATCHLIST_JWKS_COOLDOWN: String(COOLDOWN),
      });
    }, 30_000);
    afterAll(async () => {
      await example.stop();
      await keys.close();
      await test.close();
    });

    const now = () => Math.floor(Date.now() / 1000);
    const signing = () => test.app.get(SigningKeys).signing;
    const claims = () => ({ ...decodeJwt(ada.token), jti: randomUUID(), iat: now(), exp: now() + 60 });
    const header = () => ({ alg: 'ES256', typ: 'at+jwt', kid: signing().kid });
    /** A good token but for these changes; `undefined` leaves something out. */
    const forge = (
      changes: object = {},
      otherHeader: object = {},
      key: Parameters<SignJWT['sign']>[0] = signing().privateKey,
    ) =>
      new SignJWT({ ...claims(), ...changes }).setProtectedHeader({ ...header(), ...otherHeader }).sign(key);
    const thief = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const publicKey = () => JSON.stringify(test.app.get(SigningKeys).jwks().keys[0]);

    const WITHOUT_KEYS = [
      ['refuse', (host: KeyHost) => host.refuse()],
      ['fail', (host: KeyHost) => host.answer(500, 'no')],
      ['are no JSON', (host: KeyHost) => host.answer(200, '<html>')],
      ['are none', (host: KeyHost) => host.answer(200, '{}')],
      ['never come', (host: KeyHost) => host.hang()],
    ] as const;

    it.each(WITHOUT_KEYS)(
      'answers 503, never 401, while the keys %s',
      async (_, break_) => {
        break_(keys);
        const before = keys.asked;
        const answer = await example.askUntil(ada.token, () => keys.asked > before);
        expect(answer.status).toBe(503);
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
        expect((await example.ask('garbage')).status).toBe(401); // that needs no key
      },
      20_000,
    );

    it('accepts a token of the live server, as soon as the keys are there, and knows whose it is', async () => {
      keys.pass();
      const answer = await example.askUntil(ada.token, ({ status }) => status === 200);
      expect(await answer.json()).toEqual({ userId: ada.id });
      expect((await example.ask(await forge())).status).toBe(200); // so that the forgery below is right but for one thing
    }, 20_000);

    it.each<[string, () => Promise<string> | string]>([
      ['that has expired', () => forge({ exp: now() - 30 })],
      ['that never expires', () => forge({ exp: undefined })],
      ['for another audience', () => forge({ aud: 'another-api' })],
      ['for no audience', () => forge({ aud: undefined })],
      ['of another issuer', () => forge({ iss: 'https://evil.example' })],
      ['of an issuer that is written otherwise', () => forge({ iss: `${APP_URL}/` })],
      ['of nobody', () => forge({ sub: undefined })],
      ['of no session', () => forge({ sid: undefined })],
      ['that is no access token', () => forge({}, { typ: 'JWT' })],
      ['without a type', () => forge({}, { typ: undefined })],
      ['that names no key', () => forge({}, { kid: undefined })],
      ['that names another key', () => forge({}, { kid: randomUUID() })],
      ['signed by somebody else', () => forge({}, {}, thief.privateKey)],
      [
        'signed by somebody else, who brings his key along',
        () => forge({}, { jwk: thief.publicKey.export({ format: 'jwk' }) }, thief.privateKey),
      ],
      ['signed with the public key, as HS256', () => forge({}, { alg: 'HS256' }, Buffer.from(publicKey()))],
      ['with another algorithm of the same family', () => forgeEs384()],
      ['that is not signed, alg none', () => new UnsecuredJWT(claims()).encode()],
      ['of which the claims were changed', () => swapped(ada.token, 'sub', randomUUID())],
      ['of which the signature is cut off', () => ada.token.replace(/[^.]+$/, '')],
      ['that is garbage', () => 'garbage'],
      ['that is garbage with dots', () => 'a.b.c'],
      ['of bytes', () => Buffer.from([0xff, 0xfe, 0x2e, 0x2e]).toString('latin1')],
      ['that is huge', () => forge({ padding: 'x'.repeat(4_096) })],
    ])('refuses a token %s', async (_, make) => {
      const answer = await example.ask(await make());
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    });

    it('refuses a request without a token', async () => {
      const answer = await example.ask();
      expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    });

    it('asks for the keys seldom, whatever keys tokens name', async () => {
      const [before, start] = [keys.asked, Date.now()];
      for (let time = 0; time < 20; time++)
        expect((await example.ask(await forge({}, { kid: randomUUID() }))).status).toBe(401);
      expect(keys.asked - before).toBeLessThanOrEqual(
        1 + Math.ceil((Date.now() - start) / (COOLDOWN * 1000)),
      );
    });

    it('goes on with the keys it has while they cannot be had', async () => {
      keys.answer(500, 'no');
      const unknown = await forge({}, { kid: randomUUID() });
      await example.askUntil(unknown, ({ status }) => status === 503); // now it has asked for that key, in vain
      for (let time = 0; time < 3; time++) expect((await example.ask(ada.token)).status).toBe(200);
      keys.pass();
    }, 20_000);

    it('cannot know that a session has ended: until the token expires it is taken', async () => {
      const gone = await test.newUser();
      await gone.browser.post('/api/auth/sign-out').send({}).expect(200);
      await gone.as('get', '/api/users/me').expect(401);
      expect((await example.ask(gone.token)).status).toBe(200);
    });

    it('takes up new keys by itself, and drops those that are withdrawn', async () => {
      await test.app.get(SigningKeys).rotateAtOnce();
      const renewed = await accessToken(ada.browser);
      await example.askUntil(renewed, ({ status }) => status === 200);
      expect((await example.ask(ada.token)).status).toBe(401);
    }, 20_000);

    async function forgeEs384(): Promise<string> {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
      return forge({}, { alg: 'ES384' }, privateKey);
    }
  });
});

/** The token with one claim changed, and its old signature. */
function swapped(token: string, claim: string, value: string): string {
  const [header, , signature] = token.split('.');
  const payload = Buffer.from(JSON.stringify({ ...decodeJwt(token), [claim]: value })).toString('base64url');
  return [header, payload, signature].join('.');
}

describe('docs/verify-tokens.md', () => {
  const text = readFileSync(join(ROOT, 'docs/verify-tokens.md'), 'utf8');
  const shown = [...text.matchAll(/^\[`(examples\/[^`]+)`\]\([^)]+\):\n\n```\w+\n([^]*?)^```$/gm)];

  it('shows the examples as they are', () => {
    expect(shown.map(([, path]) => path)).toEqual([
      'examples/verify-tokens/node/verify-token.mjs',
      'examples/verify-tokens/node/server.mjs',
      'examples/verify-tokens/python/verify_token.py',
      'examples/verify-tokens/python/main.py',
    ]);
    for (const [, path = '', code] of shown) expect(code).toBe(readFileSync(join(ROOT, path), 'utf8'));
  });

  it('names the versions of the examples', () => {
    const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
    const { dependencies } = JSON.parse(read('examples/verify-tokens/node/package.json')) as {
      dependencies: Record<string, string>;
    };
    const ours = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    expect(dependencies).toEqual({ jose: ours.dependencies['jose'] });
    for (const requirement of read('examples/verify-tokens/python/requirements.txt').trim().split('\n'))
      expect(text).toContain(`'${requirement}'`);
  });
});
