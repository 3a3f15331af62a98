import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestApp, type TestApp } from './support/test-app.ts';
import type { TestUser } from './support/test-user.ts';

let test: TestApp;
let ada: TestUser;
let eve: TestUser;
beforeAll(async () => {
  test = await createTestApp();
  ada = await test.newUser();
  eve = await test.newUser();
});
afterAll(() => test.close());

const rename = (body?: object) => ada.as('patch', '/api/users/me').send(body);
const row = async ({ id }: TestUser) => (await test.sql('SELECT * FROM users WHERE id = $1', [id]))[0];

describe('PATCH /api/users/me', () => {
  it("changes one's own name, and nobody else's (ASVS 8.2.2)", async () => {
    const before = await row(eve);
    const answer = await rename({ name: "Ada 'Countess' <b> 👩‍👩‍👧 Ł" }).expect(200);
    expect(answer.body).toEqual({
      id: ada.id,
      name: "Ada 'Countess' <b> 👩‍👩‍👧 Ł",
      email: ada.email,
      emailVerified: expect.any(Boolean),
      createdAt: expect.stringMatching(/Z$/),
    });
    await ada.as('get', '/api/users/me').expect(200, answer.body as object);
    expect(await row(eve)).toEqual(before);
  });

  it('is seen by the session too', async () => {
    await rename({ name: 'Ada King' }).expect(200);
    const { body } = await ada.browser.get('/api/auth/get-session').expect(200);
    expect(body).toMatchObject({ user: { name: 'Ada King' } });
  });

  it('takes 100 code points', async () => {
    const name = '🌱'.repeat(100);
    expect((await rename({ name }).expect(200)).body).toMatchObject({ name });
  });

  it.each([
    ['an empty body', {}, '/name'],
    ['no body', undefined, '/name'],
    ['an empty name', { name: '' }, '/name'],
    ['a blank name', { name: ' \t' }, '/name'],
    ['a name of 101 characters', { name: 'a'.repeat(101) }, '/name'],
    ['a name of two lines (ASVS 1.3.11)', { name: 'Ada\r\nBcc: x@example.org' }, '/name'],
    ['NUL in the name', { name: 'A\0da' }, '/name'],
    ['a lone surrogate', { name: 'A\ud800da' }, '/name'],
    ['null for a name', { name: null }, '/name'],
    ['a name that is an object', { name: { $ne: 1 } }, '/name'],
    ['another e-mail (ASVS 15.3.3)', { name: 'Eve', email: 'eve@example.org' }, '/email'],
    ['a proved e-mail (ASVS 15.3.3)', { name: 'Eve', emailVerified: true }, '/emailVerified'],
    ['the end of a ban (ASVS 15.3.3)', { name: 'Eve', bannedAt: null }, '/bannedAt'],
    ['an id (ASVS 8.2.3)', { name: 'Eve', id: '0' }, '/id'],
  ])('refuses %s and changes nothing', async (_, body, pointer) => {
    const before = await row(ada);
    const answer = await rename(body).expect(400);
    const { code, errors } = answer.body as { code: string; errors: { pointer: string }[] };
    expect([code, ...new Set(errors.map((error) => error.pointer))]).toEqual(['validation_failed', pointer]);
    expect(await row(ada)).toEqual(before);
  });

  it('wants a token (ASVS 8.2.1)', async () => {
    expect((await test.api.patch('/api/users/me').send({ name: 'Eve' }).expect(401)).body).toMatchObject({
      code: 'token_missing',
    });
  });

  it('is 404 at the path of a user id: there is only "me"', async () => {
    await eve.as('patch', `/api/users/${ada.id}`).send({ name: 'Eve' }).expect(404);
  });
});
