import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aTodo } from './support/factories.ts';
import { MailCatcher } from './support/mail-catcher.ts';
import { differences } from './support/openapi/conformity.ts';
import { createTestApp, type TestApp } from './support/test-app.ts';
import type { TestUser } from './support/test-user.ts';

let test: TestApp;
let ada: TestUser;
let mails: MailCatcher;
beforeAll(async () => {
  mails = await MailCatcher.start();
  test = await createTestApp({ smtpUrl: mails.url, emailVerification: true });
  ada = await test.newUser();
});
afterAll(() => Promise.all([test.close(), mails.close()]));

const MINUTE = 60_000; // ms

describe('as(user)', () => {
  it('is the user, by token or by cookie', async () => {
    await (await test.as(ada)).post('/api/todos').send(aTodo()).expect(201);
    const { body } = await (await test.as(ada, { by: 'cookie' })).get('/api/auth/get-session').expect(200);
    expect(body).toMatchObject({ user: { id: ada.id } });
  });

  it.each([
    [{ revoked: true }, 'session_revoked'],
    [{ expired: true }, 'token_expired'],
    [{ banned: true }, 'session_revoked'],
  ])('%j is refused with %s', async (standing, code) => {
    const agent = await test.as(await test.newUser(), standing);
    expect((await agent.get('/api/todos').expect(401)).body).toMatchObject({ code });
  });

  it.each([{ revoked: true }, { expired: true }, { banned: true }])(
    '%j has no session by cookie',
    async (standing) => {
      const agent = await test.as(await test.newUser(), { ...standing, by: 'cookie' });
      await agent.get('/api/auth/get-session').expect(200, 'null');
    },
  );

  it('unverified has an address that is not proved', async () => {
    const agent = await test.as(await test.newUser(), { unverified: true });
    expect((await agent.get('/api/users/me').expect(200)).body).toMatchObject({ emailVerified: false });
  });
});

describe('the clock', () => {
  it('makes a token old, and is right again', async () => {
    const agent = await test.as(ada);
    test.clock.advance(10 * MINUTE);
    const { body } = await agent.get('/api/todos').expect(401);
    expect(body).toMatchObject({ code: 'token_expired' });
    test.clock.reset();
    await agent.get('/api/todos').expect(200);
  });
});

it('catches mail', async () => {
  const { recipients } = await mails.next(ada.email, 'verify-email');
  expect(recipients).toEqual([ada.email]);
});

describe('every answer', () => {
  const headers = {
    'x-request-id': '0198c5b6-7a3e-7d4c-9b1f-2a6c8e0d4f17',
    'content-type': 'application/json',
  };
  const answer = { method: 'GET', path: '/api/tags', status: 200, headers, body: '{"items":[]}' };

  it.each<[string, object, string | undefined]>([
    ['as documented', {}, undefined],
    ['with a status of its own', { status: 418 }, '418 is not documented'],
    [
      'without a header it should have',
      { headers: { ...headers, 'x-request-id': undefined } },
      'X-Request-Id',
    ],
    ['with a header that is not known', { headers: { ...headers, etag: '"1"' } }, 'ETag is not documented'],
    ['of another type', { headers: { ...headers, 'content-type': 'text/html' } }, 'text/html'],
    ['with a field beyond the schema', { body: '{"items":[],"more":1}' }, 'additionalProperty":"more"'],
    ['without a field', { body: '{}' }, "required property 'items'"],
    ['to nothing that is there', { path: '/api/nothing' }, '200 is not documented'],
  ])('%s is found out', (_, changes, complaint) => {
    const found = differences({ ...answer, ...changes }).join('\n');
    if (complaint === undefined) expect(found).toBe('');
    else expect(found).toContain(complaint);
  });
});
