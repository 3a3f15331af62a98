import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestApp, type TestApp } from './support/test-app.ts';
import { newBrowser, newEmail, PASSWORD, type TestUser } from './support/test-user.ts';

let test: TestApp;
let ada: TestUser;
beforeAll(async () => {
  test = await createTestApp();
  ada = await test.newUser();
});
afterAll(() => test.close());

const wrongSignIn = () =>
  newBrowser(test.app.getHttpServer())
    .post('/api/auth/sign-in/email')
    .send({ email: newEmail(), password: PASSWORD });

describe('every answer', () => {
  it.each<[string, () => ReturnType<TestUser['as']>]>([
    ['a list', () => ada.as('get', '/api/todos')],
    ['an access token', () => ada.browser.get('/api/auth/token')],
    ['400', () => ada.as('post', '/api/todos').send({})],
    ['400 of a path that is no URL', () => test.api.get('/%')],
    ['401', () => test.api.get('/api/todos')],
    ['404', () => test.api.get('/api/nothing')],
    ['405', () => test.api.put('/api/todos')],
    ['413', () => test.api.post('/api/auth/sign-in/email').send({ email: 'a'.repeat(20_000) })],
    ['415', () => test.api.post('/api/todos').type('text/plain').send('a')],
    ['the keys', () => test.api.get('/.well-known/jwks.json')],
  ])(
    '%s has the security headers (ASVS 3.2.1, 3.4.1, 3.4.4, 3.4.5, 3.4.6, 3.4.8, 3.5.8)',
    async (_, request) => {
      const { headers } = await request();
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringMatching(
          /^default-src 'none'; .*frame-ancestors 'none'; sandbox$/,
        ),
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'x-frame-options': 'DENY',
        'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('server');
    },
  );

  it.each<[string, () => ReturnType<TestUser['as']>]>([
    ['a list', () => ada.as('get', '/api/todos')],
    ['oneself', () => ada.as('get', '/api/users/me')],
    ['devices', () => ada.as('get', '/api/sessions')],
    ['events', () => ada.as('get', '/api/users/me/events')],
    ['an access token', () => ada.browser.get('/api/auth/token')],
    ['the session', () => ada.browser.get('/api/auth/get-session')],
    ['401', () => test.api.get('/api/todos')],
    ['404', () => test.api.get('/api/nothing')],
  ])('of the API is kept by no cache: %s (ASVS 14.3.2)', async (_, request) => {
    expect((await request()).headers['cache-control']).toBe('no-store');
  });

  it.each<[string, RegExp, () => ReturnType<TestUser['as']>]>([
    ['a list', /^application\/json; charset=utf-8$/, () => ada.as('get', '/api/todos')],
    ['an error', /^application\/problem\+json; charset=utf-8$/, () => test.api.get('/api/nothing')],
    ['a refusal of Better Auth', /^application\/json; charset=utf-8$/, () => wrongSignIn()],
    ['the document as YAML', /^text\/yaml|^application\/yaml/, () => test.api.get('/api/openapi.yaml')],
  ])('says what %s is, with its character set (ASVS 4.1.1)', async (_, type, request) => {
    expect((await request()).headers['content-type']).toMatch(type);
  });

  it('is under no size that would make a cookie unusable (ASVS 3.3.5)', async () => {
    const answer = await newBrowser(test.app.getHttpServer())
      .post('/api/auth/sign-up/email')
      .set('User-Agent', 'x'.repeat(1_000))
      .send({ name: 'Ada', email: newEmail(), password: PASSWORD })
      .expect(200);
    for (const cookie of answer.get('Set-Cookie') ?? []) expect(cookie.length).toBeLessThan(1_000);
  });

  it('of signing out empties the cache (ASVS 14.3.1)', async () => {
    const user = await test.newUser();
    await user.browser.post('/api/auth/sign-out').send({}).expect('Clear-Site-Data', '"cache"').expect(200);
  });
});

describe('cookies under https', () => {
  it('are all __Host-, Secure, HttpOnly, SameSite=Strict and of no domain (ASVS 3.3.1, 3.3.2, 3.3.3, 3.3.4)', async () => {
    const secure = await createTestApp({ appUrl: 'https://latchlist.test' });
    const browser = newBrowser(secure.app.getHttpServer()).set('Origin', 'https://latchlist.test');
    const body = { name: 'Ada', email: newEmail(), password: PASSWORD };
    const signedUp = await browser.post('/api/auth/sign-up/email').send(body).expect(200);
    const signedIn = await browser.post('/api/auth/sign-in/email').send(credentials(body)).expect(200);
    const cookies = [signedUp, signedIn].flatMap((answer) => answer.get('Set-Cookie') ?? []);
    expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(
      expect.arrayContaining(['__Host-latchlist.session_token', '__Host-latchlist.device']),
    );
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-/);
      expect(cookie).toMatch(/; Path=\/;/);
      expect(cookie).toMatch(/; HttpOnly; /);
      expect(cookie).toMatch(/; Secure/);
      expect(cookie).toMatch(/; SameSite=Strict/);
      expect(cookie).not.toMatch(/Domain/i);
    }
    await secure.close();
  });
});

/** What signing in takes of what signing up takes. */
const credentials = ({ email, password }: { email: string; password: string }) => ({ email, password });

describe('other origins', () => {
  const ORIGINS = [
    'https://evil.example',
    'null',
    'http://latchlist.test.evil.example',
    'https://latchlist.test',
  ];

  it.each(ORIGINS)('%s may read nothing unless it is configured (ASVS 3.4.2)', async (origin) => {
    const answer = await ada.as('get', '/api/todos').set('Origin', origin);
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    const preflight = await test.api
      .options('/api/todos')
      .set({ Origin: origin, 'Access-Control-Request-Method': 'GET' });
    expect(preflight.headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('that are configured may call the API with a token, and never with the cookie (ASVS 3.4.2)', async () => {
    const open = await createTestApp({ corsOrigins: ['https://friend.example'] });
    const user = await open.newUser();
    const answer = await user.as('get', '/api/todos').set('Origin', 'https://friend.example').expect(200);
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': 'https://friend.example',
      vary: expect.stringContaining('Origin'),
    });
    expect(answer.headers).not.toHaveProperty('access-control-allow-credentials');
    const preflight = await open.api.options('/api/todos').set({
      Origin: 'https://friend.example',
      'Access-Control-Request-Method': 'PATCH',
      'Access-Control-Request-Headers': 'authorization,content-type',
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers['access-control-allow-headers']).toMatch(/Authorization/i);
    const stranger = await user.as('get', '/api/todos').set('Origin', 'https://evil.example');
    expect(stranger.headers).not.toHaveProperty('access-control-allow-origin');
    await open.close();
  });
});

describe('requests that a browser makes for another site', () => {
  it.each(['cross-site', 'same-site'])(
    '(%s) get no token, session or change (ASVS 3.5.1, 3.5.2)',
    async (site) => {
      const { browser } = await test.newUser();
      for (const path of ['token', 'get-session'])
        await browser.get(`/api/auth/${path}`).set('Sec-Fetch-Site', site).expect(403);
      for (const path of ['sign-out', 'delete-user', 'change-password'])
        await browser.post(`/api/auth/${path}`).set('Sec-Fetch-Site', site).send({}).expect(403);
      await browser.get('/api/auth/token').set('Sec-Fetch-Site', 'same-origin').expect(200);
    },
  );
});

describe('POST /api/csp-reports', () => {
  it.each([
    [
      'application/csp-report',
      {
        'csp-report': {
          'effective-directive': 'script-src',
          'blocked-uri': 'https://evil.example/x?y=secret',
        },
      },
    ],
    [
      'application/reports+json',
      [
        {
          type: 'csp-violation',
          body: { effectiveDirective: 'script-src', blockedURL: 'https://evil.example/x?y=secret' },
        },
      ],
    ],
  ])('takes %s and logs no more than the origin (ASVS 3.4.7)', async (type, report) => {
    const logged = test.log.length;
    await test.api.post('/api/csp-reports').type(type).send(JSON.stringify(report)).expect(204);
    const lines = test.log.slice(logged).filter((line) => line.includes('csp_violation'));
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({
        event: 'csp_violation',
        directive: 'script-src',
        blocked: 'https://evil.example',
      }),
    ]);
  });

  it.each([
    '',
    'null',
    '[]',
    '{"csp-report":null}',
    '[null,{"body":7}]',
    '{"csp-report":{"blocked-uri":{}}}',
  ])('survives %j', async (body) => {
    const answer = await test.api.post('/api/csp-reports').type('application/reports+json').send(body);
    expect([204, 400]).toContain(answer.status);
  });

  it('is the only path that takes such bodies', async () => {
    await ada.as('post', '/api/todos').type('application/csp-report').send('{"title":"a"}').expect(415);
    await test.api.post('/api/auth/sign-in/email').type('application/reports+json').send('[]').expect(415);
  });
});

describe('a body', () => {
  it('that is not UTF-8 is refused (RFC 8259, 8.1)', async () => {
    const bytes = Buffer.concat([Buffer.from('{"title":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);
    const request = ada.as('post', '/api/todos').type('application/json');
    const answer = await request
      .serialize(() => bytes as unknown as string)
      .send({})
      .expect(400);
    expect(answer.body).toMatchObject({ code: 'malformed_body' });
  });

  it('of 16 KiB is the largest for authentication (ASVS 4.2)', async () => {
    const sized = (bytes: number) =>
      JSON.stringify({ email: 'a'.repeat(bytes - JSON.stringify({ email: '' }).length) });
    const post = (body: string) =>
      test.api.post('/api/auth/sign-in/email').type('application/json').send(body);
    await post(sized(16_384)).expect(400);
    expect((await post(sized(16_385)).expect(413)).body).toMatchObject({ code: 'body_too_large' });
  });
});
