import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestApp, type TestApp } from './support/test-app.ts';
import { newBrowser, PASSWORD, type TestUser } from './support/test-user.ts';

/** What each connection was sent, but for the heartbeat of the one that listens. */
const sent: string[] = [];
const query = Reflect.get(pg.Client.prototype, 'query') as (...args: unknown[]) => unknown;

let test: TestApp;
let ada: TestUser;
let todo: string;
beforeAll(async () => {
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first] = args as [string | { text: string }];
    const text = typeof first === 'string' ? first : first.text;
    if (text !== 'SELECT 1') sent.push(text.trim().replace(/\s+/g, ' '));
    return query.apply(this, args);
  } as pg.Client['query'];
  test = await createTestApp();
  ada = await test.newUser();
  todo = await ada.addTodo(); // from here on the session is known, and there is a list
});
afterAll(async () => {
  pg.Client.prototype.query = query as pg.Client['query'];
  await test.close();
});

async function statementsOf(ask: () => PromiseLike<{ status: number }>): Promise<string[]> {
  sent.length = 0;
  expect((await ask()).status).toBeLessThan(300);
  return [...sent];
}

const path = () => `/api/todos/${todo}`;

describe('what a request asks of the database, once its session is known', () => {
  it.each<[string, number, () => PromiseLike<{ status: number }>]>([
    ['a list', 1, () => ada.as('get', '/api/todos')],
    ['a list by status and title', 1, () => ada.as('get', '/api/todos?status=open&sort=title')],
    ['a search', 2, () => ada.as('get', '/api/todos?search=water')],
    ['a to-do', 1, () => ada.as('get', path())],
    ['adding one', 2, () => ada.as('post', '/api/todos').send({ title: 'a' })],
    [
      'adding one under a key',
      2,
      () => ada.as('post', '/api/todos').set('Idempotency-Key', 'a').send({ title: 'a' }),
    ],
    ['completing one', 1, () => ada.as('patch', path()).send({ completed: true })],
    [
      'changing its date and priority',
      1,
      () => ada.as('patch', path()).send({ dueOn: null, priority: 'low' }),
    ],
    ['changing its title', 2, () => ada.as('patch', path()).send({ title: 'b' })],
    [
      'changing what one has read',
      2,
      () => ada.as('patch', path()).set('If-Match', '"4"').send({ title: 'c' }),
    ],
    ['one’s account', 1, () => ada.as('get', '/api/users/me')],
    ['deleting one', 1, () => ada.as('delete', path())],
  ])('%s: %i', async (_, most, ask) => {
    const statements = await statementsOf(ask);
    expect([statements.length, statements]).toEqual([most, statements]);
    expect(statements.filter((each) => /sessions|BEGIN|START/i.test(each))).toEqual([]);
  });

  it('an access token: a session, its user, and no more', async () => {
    const statements = await statementsOf(() => ada.browser.get('/api/auth/token'));
    expect([statements.length, statements]).toEqual([1, statements]);
  });

  it('a sign-in: 11, six of them for its limits', async () => {
    const { email } = await test.newUser();
    const sent = { email, password: PASSWORD };
    const signIn = () => newBrowser(test.app.getHttpServer()).post('/api/auth/sign-in/email').send(sent);
    await statementsOf(signIn);
    const statements = await statementsOf(signIn);
    expect([statements.length, statements]).toEqual([11, statements]);
    expect(statements.filter((each) => each.includes('rate_limits'))).toHaveLength(6);
  });

  it('what a lock would have been taken for is under a lock: the first to-do, one with tags', async () => {
    const bob = await test.newUser();
    const first = await statementsOf(() => bob.as('post', '/api/todos').send({ title: 'a' }));
    expect(first).toContain('COMMIT');
    const tagged = { title: 'a', tags: ['b'] };
    const second = await statementsOf(() => bob.as('post', '/api/todos').send(tagged));
    expect(second).toContain('COMMIT');
  });
});
