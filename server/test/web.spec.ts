import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { CLIENT_ROOT } from '../src/web/client-files.ts';
import { createTestApp, type TestApp } from './support/test-app.ts';

let test: TestApp;
let page: string;
beforeAll(async () => {
  if (!existsSync(CLIENT_ROOT))
    throw new Error('The client is not built: `npm test -- server` builds it first.');
  test = await createTestApp();
  page = (await test.api.get('/').expect(200)).text;
});
afterAll(() => test.close());

const hashed = () => `/${/href="(main-[\w-]{8}\.js)"/.exec(page)?.[1] ?? ''}`;

describe('the page', () => {
  it.each(['/', '/todos', '/sign-in?returnUrl=%2Ftodos', '/users/1/todos', '/no-such-page'])(
    'is served at %s',
    async (path) => {
      await test.api
        .get(path)
        .expect(200)
        .expect('Content-Type', 'text/html; charset=utf-8')
        .expect('Cache-Control', 'no-cache');
    },
  );

  it('has a policy with a nonce of its own in each response, and Trusted Types (ASVS 3.4.3)', async () => {
    const nonces: string[] = [];
    for (const { headers, text } of [await test.api.get('/'), await test.api.get('/')]) {
      const policy = headers['content-security-policy'] ?? '';
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-");
      expect(policy).toContain("require-trusted-types-for 'script'");
      expect(policy).not.toContain('unsafe');
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
      expect(text).toContain(nonce);
      expect(text).not.toContain('__CSP_NONCE__');
      nonces.push(nonce);
    }
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it('has what its path shows fetched along with the application: the list, or sign-in for want of a session', async () => {
    const preloaded = async (path: string, cookie = '') => {
      const { text } = await test.api.get(path).set('Cookie', cookie).expect(200);
      return [...text.matchAll(/<link rel="later" fetchpriority="low" href="([^"]+)"/g)].map(
        ([, file]) => file ?? '',
      );
    };
    const session = 'latchlist.session_token=any';
    const [list, signIn] = [await preloaded('/todos', session), await preloaded('/sign-in')];
    for (const file of [...list, ...signIn]) await test.api.get(`/${file}`).expect(200);
    expect(list.length).toBeGreaterThan(3);
    expect(list).not.toEqual(signIn);
    expect(await preloaded('/', session)).toEqual(list);
    expect(await preloaded('/todos?sort=title')).toEqual(signIn);
    expect(await preloaded('/sign-up')).not.toEqual(signIn);
    expect(await preloaded('/constructor')).toEqual(signIn);
  });

  it('loads nothing from another host (ASVS 3.6.1)', () => {
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });
});

describe('a file of the client', () => {
  it('with a hash in its name may be kept for ever, and comes compressed', async () => {
    for (const encoding of ['br', 'gzip']) {
      const answer = await test.api.get(hashed()).set('Accept-Encoding', encoding).expect(200);
      expect(answer.headers).toMatchObject({
        'cache-control': 'public, max-age=31536000, immutable',
        'content-encoding': encoding,
        'content-type': expect.stringContaining('javascript'),
        'x-content-type-options': 'nosniff',
      });
      expect(answer.headers['vary']?.toLowerCase()).toContain('accept-encoding');
    }
    const plain = await test.api.get(hashed()).set('Accept-Encoding', 'identity').expect(200);
    expect(plain.headers['content-encoding']).toBeUndefined();
  });

  it('without one is asked for again each time', async () => {
    await test.api.get('/favicon.svg').expect(200).expect('Cache-Control', 'no-cache');
  });

  it.each([
    '/main-00000000.js',
    '/index.html',
    '/preloads.json',
    '/package.json',
    '/.git/config',
    '/main.js.map',
    '/..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/api/todos/x.css',
    '/favicon.svg.br',
    '/index.html/..%2f',
  ])('that is not there (%s) is 404 and no page (ASVS 13.4, 14.2.5)', async (path) => {
    const answer = await test.api.get(path);
    expect([400, 401, 404]).toContain(answer.status);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });
});
