import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Server } from 'node:http';
import { LEAST_HASH_COST } from '../src/config/env-schema.ts';
import { createTestApp, type TestApp } from './support/test-app.ts';
import { newAddress, newBrowser, newEmail, PASSWORD } from './support/test-user.ts';

let test: TestApp;
let server: Server;
beforeAll(async () => {
  test = await createTestApp({ hashCost: LEAST_HASH_COST });
  server = test.app.getHttpServer();
});
afterAll(() => test.close());

const account = () => ({ name: 'Ada Lovelace', email: newEmail(), password: PASSWORD });

describe('POST /api/auth/sign-up/email', () => {
  const signUp = (body: object) => newBrowser(server).post('/api/auth/sign-up/email').send(body);

  it('makes an account, signs in by cookie, and shows no token of the session', async () => {
    const body = account();
    const answer = await signUp(body).expect(200);
    expect(answer.body).toEqual({
      user: expect.objectContaining({ name: body.name, email: body.email }),
      verificationRequired: false,
    });
    const [cookie] = answer.get('Set-Cookie') ?? [];
    expect(cookie).toMatch(
      /^latchlist\.session_token=.+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });

  it('keeps the password only as argon2id with at least 19 MiB (ASVS 11.4.2)', async () => {
    const body = account();
    await signUp(body).expect(200);
    const rows = await test.sql<{ password: string }>(
      'SELECT password FROM accounts JOIN users ON users.id = user_id WHERE email = $1',
      [body.email],
    );
    expect(rows[0]?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  });

  it('marks the cookie Secure and __Host- under https (ASVS 3.3.1, 3.3.3)', async () => {
    const secure = await createTestApp({ appUrl: 'https://latchlist.test' });
    const answer = await secure.api.post('/api/auth/sign-up/email').send(account()).expect(200);
    expect(answer.get('Set-Cookie')?.[0]).toMatch(/^__Host-latchlist\.session_token=.+; Secure; /);
    await secure.close();
  });

  it('refuses a second account for an address, whatever its case, and changes nothing', async () => {
    const body = account();
    await signUp(body).expect(200);
    const answer = await signUp({ ...body, email: body.email.toUpperCase() }).expect(422);
    expect(answer.body).toMatchObject({ code: 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL' });
    expect(await test.sql('SELECT FROM users WHERE email = $1', [body.email])).toHaveLength(1);
  });

  it.each([
    ['a missing name', { name: undefined }, '/name'],
    ['a blank name', { name: ' \n' }, '/name'],
    ['a name of two lines (ASVS 1.3.11)', { name: 'Ada\r\nBcc: x@example.org' }, '/name'],
    ['a name of 101 characters (ASVS 1.3.3)', { name: 'a'.repeat(101) }, '/name'],
    ['a name with NUL', { name: 'A\0da' }, '/name'],
    ['a malformed e-mail', { email: 'ada@' }, '/email'],
    ['a lone surrogate in the e-mail', { email: 'a\ud800@example.org' }, '/email'],
    ['a name every object has', { hasOwnProperty: 1 }, '/hasOwnProperty'],
    ['an e-mail that is no text', { email: ['ada@example.org'] }, '/email'],
    ['a password of 11 characters (ASVS 6.2.1)', { password: 'short horse' }, '/password'],
    ['a password of 129 characters (ASVS 6.2.9)', { password: 'a'.repeat(129) }, '/password'],
    ['an unknown field (ASVS 8.2.3)', { role: 'admin' }, '/role'],
    ['a picture (ASVS 1.2.2)', { image: 'javascript:alert(1)' }, '/image'],
  ])('refuses %s, says which field, and makes nothing (ASVS 2.2.1, 2.2.2)', async (_, change, pointer) => {
    const body = { ...account(), ...change };
    const answer = await signUp(body)
      .expect(400)
      .expect('Content-Type', /^application\/problem\+json/);
    expect(answer.body).toMatchObject({ code: 'validation_failed', errors: expect.any(Array) });
    const { errors } = answer.body as { errors: { pointer: string; detail: string }[] };
    expect(errors.map((error) => error.pointer)).toContain(pointer);
    expect(await test.sql('SELECT FROM users WHERE email = $1', [String(body.email)])).toHaveLength(0);
  });

  it('takes 12 and 128 characters, emoji counted as one each (ASVS 6.2.5)', async () => {
    const emoji = (length: number) =>
      Array.from({ length }, (_, index) => String.fromCodePoint(0x1f400 + ((index * 37) % 101))).join('');
    await signUp({ ...account(), password: emoji(12) }).expect(200);
    await signUp({ ...account(), password: emoji(128) }).expect(200);
    await signUp({ ...account(), password: emoji(11) }).expect(400);
  });
});

describe('thirty sign-ups with one address at once', () => {
  it('make one account, fail without a 500, and put no address into the log (ASVS 16.2.5)', async () => {
    const logging = await createTestApp();
    const body = account();
    const browsers = Array.from({ length: 30 }, () => newBrowser(logging.app.getHttpServer()));
    const answers = await Promise.all(
      browsers.map((browser) => browser.post('/api/auth/sign-up/email').send(body)),
    );
    await logging.close();
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array.from({ length: 29 }, () => 422),
    ]);
    expect(logging.log.join('')).toContain('request completed');
    expect(logging.log.join('')).not.toContain(body.email);
  });
});

describe('POST /api/auth/sign-in/email', () => {
  it('gives access with the right credentials', async () => {
    const { email } = await test.newUser();
    const browser = newBrowser(server);
    const answer = await browser
      .post('/api/auth/sign-in/email')
      .send({ email, password: PASSWORD })
      .expect(200);
    expect(JSON.stringify(answer.body)).not.toContain('token');
    await browser.get('/api/auth/token').expect(200);
  });

  it('says the same for a wrong password and an unknown address', async () => {
    const { email } = await test.newUser();
    const signIn = (body: object) =>
      newBrowser(server).post('/api/auth/sign-in/email').send(body).expect(401);
    const wrong = await signIn({ email, password: 'not the password' });
    const unknown = await signIn({ email: newEmail(), password: PASSWORD });
    expect(wrong.body).toEqual({ code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' });
    expect(unknown.body).toEqual(wrong.body);
    expect(wrong.headers['x-request-id']).toBeDefined();
    expect(wrong.headers['set-cookie']).toBeUndefined();
  });

  it('treats case and a trailing space of the password as part of it (ASVS 6.2.8)', async () => {
    const { email } = await test.newUser();
    for (const password of [PASSWORD.toUpperCase(), `${PASSWORD} `]) {
      await newBrowser(server).post('/api/auth/sign-in/email').send({ email, password }).expect(401);
    }
  });

  it('holds an address to thirty failed tries a minute and says when to try again', async () => {
    const browser = newBrowser(server);
    const guess = () =>
      browser.post('/api/auth/sign-in/email').send({ email: newEmail(), password: PASSWORD });
    for (let count = 0; count < 30; count++) await guess().expect(401);
    const answer = await guess().expect(429);
    expect(answer.body).toMatchObject({ code: 'rate_limited' });
    const seconds = Number(answer.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    await newBrowser(server).get('/api/auth/get-session').expect(200);
  });

  it('does not believe X-Forwarded-For where no proxy is trusted (ASVS 4.1.3)', async () => {
    const direct = await createTestApp({ trustProxy: [] });
    const guess = () =>
      direct.api
        .post('/api/auth/sign-in/email')
        .set('X-Forwarded-For', newAddress())
        .set('X-Latchlist-Client-Address', newAddress())
        .send({ email: newEmail(), password: PASSWORD });
    for (let count = 0; count < 30; count++) await guess().expect(401);
    await guess().expect(429);
    await direct.close();
  });
});

describe('POST /api/auth/sign-out', () => {
  it('ends the session and its access tokens from that moment (ASVS 7.4.1)', async () => {
    const { browser, as } = await test.newUser();
    await as('get', '/api/todos').expect(200);
    await browser.post('/api/auth/sign-out').send({}).expect(200, { success: true });
    const refused = await as('get', '/api/todos').expect(401);
    expect(refused.body).toMatchObject({ code: 'session_revoked' });
    await browser.get('/api/auth/token').expect(401);
    await browser.get('/api/auth/get-session').expect(200, 'null');
  });

  it('refuses a cookie that comes from another origin (ASVS 3.5.1)', async () => {
    const { browser } = await test.newUser();
    await browser.post('/api/auth/sign-out').set('Origin', 'https://evil.example').send({}).expect(403);
    await browser.get('/api/auth/token').expect(200);
  });
});

describe('GET /api/auth/get-session', () => {
  it('tells who is signed in, without the token of the session', async () => {
    const { browser, email, id } = await test.newUser();
    const { body } = await browser.get('/api/auth/get-session').expect(200);
    expect(body).toMatchObject({ user: { id, email }, session: { userId: id } });
    expect(Object.keys((body as { session: object }).session)).not.toContain('token');
  });

  it('is null for a cookie that was tampered with (ASVS 7.2.1)', async () => {
    const cookie = 'latchlist.session_token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.c2lnbmF0dXJl';
    await test.api.get('/api/auth/get-session').set('Cookie', cookie).expect(200, 'null');
    await test.api.get('/api/auth/token').set('Cookie', cookie).expect(401);
  });
});

describe('/api/auth/*', () => {
  it.each([
    'ok',
    'error',
    'list-sessions',
    'update-user',
    'sign-in/social',
    'revoke-sessions',
    'api-key/create',
    'get-access-token',
    'update-session',
    '/sign-up//email',
  ])('keeps %s closed (ASVS 6.3.4)', async (path) => {
    const { browser } = await test.newUser();
    await browser.get(`/api/auth/${path}`).expect(404);
    await browser.post(`/api/auth/${path}`).send({}).expect(404);
  });

  it('is never stored by a cache (ASVS 14.3.2)', async () => {
    const { browser } = await test.newUser();
    for (const path of ['token', 'get-session']) {
      await browser.get(`/api/auth/${path}`).expect('Cache-Control', 'no-store');
    }
  });
});
