import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestApp, type TestApp } from './support/test-app.ts';
import type { TestUser } from './support/test-user.ts';

let test: TestApp;
let ada: TestUser;
beforeAll(async () => {
  test = await createTestApp();
  ada = await test.newUser();
});
afterAll(() => test.close());

const LIST = '/api/todos';
const TRASH = '/api/todos/trash';
const COUNTS = '/api/todos/counts';
const several = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name}=${index}`).join('&');

const FILTERS: [query: string, pointer: string][] = [
  ['status=done', '/status'],
  ['status=OPEN', '/status'],
  ['status=', '/status'],
  ['status=open&status=open', '/status'],
  ['priority=urgent', '/priority'],
  ['priority=3', '/priority'],
  ['priority=', '/priority'],
  ['priority=low,high', '/priority'],
  ['priority=low&priority=urgent', '/priority'],
  ['priority=low&priority=high&priority=low', '/priority'],
  ['priority=constructor', '/priority'],
  ['tag=home&tag=home', '/tag'],
  [several('tag', 21), '/tag'],
  [`tag=${'a'.repeat(101)}`, '/tag'],
  ...['dueFrom', 'dueTo'].flatMap((name) =>
    [
      ...['', 'today', '2026-2-3', '2026-02-29', '2026-02-30', '2026-13-01', '2026-00-01', '20260228'],
      ...[
        '0000-01-01',
        '-001-01-01',
        '10000-01-01',
        '2026-02-28T00:00:00Z',
        '2026-02-28%20',
        '%2B2026-01-01',
      ],
      ...['infinity', 'epoch', 'NaN', '2026-01-01%00', `2026-01-01&${name}=2026-01-01`],
    ].map((value): [string, string] => [`${name}=${value}`, `/${name}`]),
  ),
  [`search=${'a'.repeat(201)}`, '/search'],
  ['search=a&search=b', '/search'],
  ['search=%00', '/search'],
  ['search=a%00b', '/search'],
  ['unknown=1', '/unknown'],
  ['userId=1', '/userId'],
  ['Status=open', '/Status'],
  ['tags=home', '/tags'],
  ['tag[]=home', '/tag[]'],
  ['priority[0]=low', '/priority[0]'],
  ['deletedAt=', '/deletedAt'],
  ['__proto__=1', '/__proto__'],
  ['constructor=1', '/constructor'],
];

const PAGES: [query: string, pointer: string][] = [
  ...['0', '101', '-1', '1e2', '0x10', '1.0', '+1', '%201', '1%20', 'NaN', '', '9007199254740993', '٣'].map(
    (value): [string, string] => [`limit=${encodeURI(value).replaceAll('%25', '%')}`, '/limit'],
  ),
  ['limit=1&limit=2', '/limit'],
  ['limit[a]=1', '/limit[a]'],
  ['offset=10', '/offset'],
  ['page=2', '/page'],
];

describe.each([
  [LIST, [...FILTERS, ...PAGES]],
  [TRASH, [...FILTERS, ...PAGES, ['sort=title', '/sort']] as [string, string][]],
  [
    COUNTS,
    [...FILTERS, ['limit=1', '/limit'], ['sort=title', '/sort'], ['cursor=a', '/cursor']] as [
      string,
      string,
    ][],
  ],
])('%s', (path, queries) => {
  it.each(queries)('refuses ?%s and names the parameter (ASVS 2.2.1)', async (query, pointer) => {
    const { body } = await ada.as('get', `${path}?${query}`).expect(400);
    const { code, errors } = body as { code: string; errors: { pointer: string }[] };
    expect([code, ...new Set(errors.map((error) => error.pointer))]).toEqual(['validation_failed', pointer]);
  });

  it.each(['tag=%00', 'tag=home&tag=a%00b'])('refuses ?%s', async (query) => {
    const { body } = await ada.as('get', `${path}?${query}`).expect(400);
    expect(body).toMatchObject({ code: 'validation_failed', errors: [{ pointer: '/tag' }] });
  });

  it('refuses a tag of more than 50 characters, and takes one of 50 that are two units each', async () => {
    await ada.as('get', `${path}?tag=${encodeURIComponent('🌱'.repeat(50))}`).expect(200);
    const { body } = await ada.as('get', `${path}?tag=${'a'.repeat(51)}`).expect(400);
    expect(body).toMatchObject({ code: 'validation_failed', errors: [{ pointer: '/tag' }] });
  });

  it.each(['limit=1', 'limit=100', 'limit=007'])('takes ?%s where there are pages', async (query) => {
    await ada.as('get', `${path}?${query}`).expect(path === COUNTS ? 400 : 200);
  });

  it('takes each filter at its longest', async () => {
    const tags = several('tag', 20);
    const search = encodeURIComponent('🌱'.repeat(200));
    await ada.as('get', `${path}?${tags}&search=${search}&dueFrom=0001-01-01&dueTo=9999-12-31`).expect(200);
  });
});

describe('bytes that are no UTF-8', () => {
  it.each([
    ['a lone surrogate', '%ED%A0%80'],
    ['a byte that never occurs', 'a%FFb'],
    ['half a character', '%C3'],
    ['another spelling of a slash (ASVS 1.1.1)', '%C0%AF'],
  ])('are refused in a search: %s', async (_, bytes) => {
    const { body } = await ada.as('get', `${LIST}?search=${bytes}`).expect(400);
    expect(body).toMatchObject({ code: 'bad_request', detail: expect.stringContaining('UTF-8') });
  });
});
