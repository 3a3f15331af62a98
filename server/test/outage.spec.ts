import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type CuttableProxy, proxyTo } from './support/cuttable-proxy.ts';
import { createTestApp, type TestApp } from './support/test-app.ts';
import { createTestDatabase, type TestDatabase } from './support/test-database.ts';
import { newBrowser, newEmail, PASSWORD, type TestUser } from './support/test-user.ts';

let database: TestDatabase;
let proxy: CuttableProxy;
let test: TestApp;
let ada: TestUser;
beforeAll(async () => {
  database = await createTestDatabase();
  proxy = await proxyTo(database.url);
  test = await createTestApp({ databaseUrl: proxy.url });
  ada = await test.newUser();
});
afterAll(async () => {
  await test.close();
  proxy.close();
  await database.drop();
});

const account = { name: 'Bob', email: newEmail(), password: PASSWORD };

describe('while the database is away', () => {
  it.each<[string, () => ReturnType<TestUser['as']>]>([
    ['the list', () => ada.as('get', '/api/todos')],
    ['a new to-do', () => ada.as('post', '/api/todos').send({ title: 'a' })],
    ["one's own account", () => ada.as('get', '/api/users/me')],
    ['an access token', () => ada.browser.get('/api/auth/token')],
    ['the session', () => ada.browser.get('/api/auth/get-session')],
    [
      'sign-in',
      () =>
        newBrowser(test.app.getHttpServer())
          .post('/api/auth/sign-in/email')
          .send({ email: ada.email, password: PASSWORD }),
    ],
    ['sign-up', () => newBrowser(test.app.getHttpServer()).post('/api/auth/sign-up/email').send(account)],
    ['sign-out', () => ada.browser.post('/api/auth/sign-out').send({})],
    ['readiness', () => test.api.get('/api/health/ready')],
  ])('%s is 503 with Retry-After, and fine again afterwards (ASVS 16.5.2)', async (_, request) => {
    proxy.cut();
    try {
      const answer = await request()
        .expect(503)
        .expect('Content-Type', /^application\/problem\+json/);
      expect(answer.body).toMatchObject({ code: 'unavailable' });
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      expect(answer.headers['set-cookie']).toBeUndefined();
    } finally {
      proxy.mend();
    }
    await test.api.get('/api/health/ready').expect(200);
  });

  it('nothing is a 500, whatever was on its way when it went (ASVS 16.5.2)', async () => {
    const seen = new Set<number>();
    for (let round = 0; round < 60; round++) {
      const post = (path: string, body: object) =>
        newBrowser(test.app.getHttpServer()).post(`/api/auth/${path}`).send(body);
      const credentials = { email: ada.email, password: PASSWORD };
      const requests = () => [
        post('sign-up/email', { ...account, email: newEmail() }),
        post('sign-in/email', credentials),
        ada.browser.get('/api/auth/token'),
        ada.as('post', '/api/todos').send({ title: 'a' }),
      ];
      const answers = requests().map((request) => request.then(({ status }) => status));
      await sleep((round % 12) * 5);
      proxy.cut();
      answers.push(...requests().map((request) => request.then(({ status }) => status)));
      for (const status of await Promise.all(answers)) seen.add(status);
      proxy.mend();
      while ((await test.api.get('/api/health/ready')).status !== 200) await sleep(10);
      await test.sql('TRUNCATE rate_limits');
    }
    for (const status of seen) expect([200, 201, 429, 503]).toContain(status);
    expect(seen).toContain(503);
  }, 30_000);

  it.each<[string, string, () => object]>([
    ['sign-up/email', 'row_exists', () => ({ ...account, email: newEmail() })],
    ['sign-in/email', 'end the oldest sessions', () => ({ email: ada.email, password: PASSWORD })],
  ])('%s that fails once it has a session hands out no cookie (ASVS 16.5.3)', async (path, at, body) => {
    const before = await test.sql('SELECT id FROM sessions');
    proxy.cutAt(at);
    const answer = await newBrowser(test.app.getHttpServer()).post(`/api/auth/${path}`).send(body());
    proxy.mend();
    expect(answer.status).toBe(503);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(await test.sql('SELECT id FROM sessions')).toHaveLength(before.length + 1);
  });

  it('a forged token is still 401, and the process still lives', async () => {
    proxy.cut();
    await test.api.get('/api/todos').set('Authorization', 'Bearer forged').expect(401);
    await test.api.get('/api/health/live').expect(200);
    proxy.mend();
  });

  it('no connection that the database ends in the middle of something ends the process', async () => {
    const { newUser, sql } = test;
    const users = await Promise.all([newUser(), newUser(), newUser(), newUser()]);
    const administrator = new pg.Client({ connectionString: database.url });
    await administrator.connect();
    const endAll = () =>
      administrator.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      );
    for (let round = 0; round < 15; round++) {
      const asked = users.flatMap(({ browser, as }) => [
        browser.get('/api/auth/token'),
        as('get', '/api/todos'),
        newBrowser(test.app.getHttpServer())
          .post('/api/auth/sign-up/email')
          .send({ name: 'Eve', email: newEmail(), password: PASSWORD }),
      ]);
      const answers = Promise.all(asked);
      await sleep(round * 4);
      await endAll();
      for (const { status } of await answers) expect([200, 503]).toContain(status);
    }
    await administrator.end();
    expect(await sql('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  }, 30_000);
});

describe('two hundred requests that the database makes wait', () => {
  it('get 503 after three seconds, and what comes after them is served (ASVS 13.1.2, 13.2.6)', async () => {
    const locking = new pg.Client({ connectionString: database.url });
    await locking.connect();
    await locking.query('BEGIN; LOCK TABLE todos IN ACCESS EXCLUSIVE MODE');
    const started = performance.now();
    const answers = await Promise.all(Array.from({ length: 200 }, () => ada.as('get', '/api/todos')));
    const took = performance.now() - started;
    await locking.end();
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
    expect(took).toBeGreaterThan(2_500);
    expect(took).toBeLessThan(10_000);
    await ada.as('get', '/api/todos').expect(200);
  }, 20_000);
});
