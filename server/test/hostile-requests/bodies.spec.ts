import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { ask, type RawAnswer, request } from '../support/raw-request.ts';
import { APP_URL, createTestApp, type TestApp } from '../support/test-app.ts';
import { newAddress, newEmail, PASSWORD, type TestUser } from '../support/test-user.ts';
import { BAD_BODIES, ENDPOINTS, OTHER_TYPES, TYPES } from './bodies.ts';
import { expectProblem, expectSound } from './sound.ts';

let test: TestApp;
let ada: TestUser;
beforeAll(async () => {
  test = await createTestApp({ apiRequestsPerMinute: 100_000 });
  ada = await test.newUser();
}, 30_000);
afterAll(() => test.close());

const JSON_TYPE = ['Content-Type: application/json'];

/** As Ada, from an address that has no limits used up. */
function post(path: string, headers: string[], body: string | Buffer): Promise<RawAnswer> {
  const who = [
    `Authorization: Bearer ${ada.token}`,
    `X-Forwarded-For: ${newAddress()}`,
    `Origin: ${APP_URL}`,
  ];
  return ask(test.app, request(`POST ${path}`, [...who, ...headers], body));
}

/** What each endpoint takes. */
function right(path: string): Record<string, string> {
  return path === '/api/todos' ? { title: 'x' } : { name: 'Bob', email: newEmail(), password: PASSWORD };
}

/** What such a body could have added to. */
const stored = () =>
  test.sql('SELECT (SELECT count(*) FROM todos) AS todos, (SELECT count(*) FROM users) AS users');

async function expectRefusal(statuses: number[], path: string, headers: string[], body: string | Buffer) {
  const before = await stored();
  const answer = await post(path, headers, body);
  expect(await stored()).toEqual(before);
  expectProblem(answer, statuses);
}

describe.each(ENDPOINTS)('a body for $path', ({ path, text }) => {
  it('that is right is taken, so that it is the change that is refused', async () => {
    expectSound(await post(path, JSON_TYPE, JSON.stringify(right(path))), [200, 201]);
  });

  it.each(BAD_BODIES)('of %s is refused, and does nothing', async (_, make) => {
    await expectRefusal([400], path, JSON_TYPE, make(right(path), text));
  });

  it.each(TYPES)('of type %j is validated, or refused (CVE-2025-32442, CVE-2026-25223)', async (type) => {
    const body = JSON.stringify({ ...right(path), surprise: 1 });
    await expectRefusal([400, 415], path, [`Content-Type: ${type}`], body);
  });

  it.each(OTHER_TYPES)('of type %j is refused, whatever it holds (ASVS 3.5.2)', async (type) => {
    const statuses = type.includes('/') ? [415] : [400, 415];
    await expectRefusal(statuses, path, [`Content-Type: ${type}`], JSON.stringify(right(path)));
  });

  it.each<[string, string[]]>([
    ['of no type', []],
    ['of two types, ours the first', [...JSON_TYPE, 'Content-Type: text/plain']],
    ['of two types, ours the last', ['Content-Type: text/plain', ...JSON_TYPE]],
  ])('%s is refused', async (_, headers) => {
    await expectRefusal([400, 415], path, headers, JSON.stringify(right(path)));
  });

  it('that is compressed is refused', async () => {
    const zip = gzipSync(JSON.stringify(right(path)));
    await expectRefusal([400, 415], path, [...JSON_TYPE, 'Content-Encoding: gzip'], zip);
  });
});

describe('of a key that a body gives twice', () => {
  const twice = (body: object, name: string) => JSON.stringify({ ...body, '|': 'last' }).replace('|', name);

  it.each(ENDPOINTS)('the last one counts in $path (ASVS 1.5.3)', async ({ path, text }) => {
    const answer = await post(path, JSON_TYPE, twice(right(path), text));
    expectSound(answer, [200, 201]);
    const body = JSON.parse(answer.body) as { user?: object };
    expect(body.user ?? body).toMatchObject({ [text]: 'last' });
  });
});

describe('a body that is too large', () => {
  const LIMIT = 16_384;
  const AUTH = [
    ...['sign-up/email', 'sign-in/email', 'sign-out', 'send-verification-email', 'verify-email'],
    ...['request-password-reset', 'reset-password', 'change-password', 'change-email', 'delete-user'],
  ];
  const ofSize = (size: number) => `{"x":"${'x'.repeat(size - 8)}"}`;

  it.each(AUTH)('for /api/auth/%s is refused, to the byte', async (path) => {
    expectProblem(await post(`/api/auth/${path}`, JSON_TYPE, ofSize(LIMIT)), [400]);
    expectProblem(await post(`/api/auth/${path}`, JSON_TYPE, ofSize(LIMIT + 1)), [413]);
  });

  it('is refused in chunks too, and when it only says so', async () => {
    const chunks = `${(LIMIT + 1).toString(16)}\r\n${ofSize(LIMIT + 1)}\r\n0\r\n\r\n`;
    expectProblem(
      await post('/api/auth/sign-out', [...JSON_TYPE, 'Transfer-Encoding: chunked'], chunks),
      [413],
    );
    expectProblem(await post('/api/auth/sign-out', [...JSON_TYPE, 'Content-Length: 999999999'], '{}'), [413]);
  });

  it('is refused whatever the spelling of the path', async () => {
    for (const path of [
      '/%61pi/auth/sign-out',
      '/api/auth/sign-%6fut',
      'http://latchlist.test/api/auth/sign-out',
    ])
      expectProblem(await post(path, JSON_TYPE, ofSize(LIMIT + 1)), [413]);
  });
});

describe('after all of that', () => {
  it('every object is as it was, and the server answers (ASVS 1.5.2, 16.5.4)', async () => {
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    await test.api.get('/api/health/live').expect(200);
    await ada.as('post', '/api/todos').send({ title: 'x' }).expect(201);
  });
});
