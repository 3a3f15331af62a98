import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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

  it('a forged token is still 401, and the process still lives', async () => {
    proxy.cut();
    await test.api.get('/api/todos').set('Authorization', 'Bearer forged').expect(401);
    await test.api.get('/api/health/live').expect(200);
    proxy.mend();
  });
});
