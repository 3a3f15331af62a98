import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { ExpiredAnswers } from '../src/idempotency/expired-answers.ts';
import { createTestApp, type TestApp } from './support/test-app.ts';
import type { TestUser } from './support/test-user.ts';

let test: TestApp;
let ada: TestUser;
beforeAll(async () => {
  test = await createTestApp();
  ada = await test.newUser();
});
afterAll(() => test.close());

const post = (key: string, body: object = { title: 'Water the plants' }, user = ada) =>
  user.as('post', '/api/todos').set('Idempotency-Key', key).send(body);
const titled = (title: string, user = ada) =>
  test.sql('SELECT id FROM todos WHERE user_id = $1 AND title = $2', [user.id, title]);

describe('POST /api/todos with an Idempotency-Key', () => {
  it('is done once, and answered alike again: body, ETag and Location (ASVS 2.3.4)', async () => {
    const [key, body] = [randomUUID(), { title: 'once', tags: ['b', 'a'] }];
    const first = await post(key, body).expect(201);
    const id = (first.body as { id: string }).id;
    await ada.as('patch', `/api/todos/${id}`).send({ title: 'changed since' }).expect(200);
    const again = await post(key, body).expect(201);
    expect(again.text).toBe(first.text);
    for (const header of ['etag', 'location', 'content-type'])
      expect(again.headers[header]).toBe(first.headers[header]);
    expect(await titled('once')).toEqual([]);
    expect(await titled('changed since')).toHaveLength(1);
  });

  it('is the same by either path', async () => {
    const key = randomUUID();
    const first = await post(key).expect(201);
    const again = await ada
      .as('post', `/api/users/${ada.id}/todos`)
      .set('Idempotency-Key', key)
      .send({ title: 'Water the plants' })
      .expect(201);
    expect(again.text).toBe(first.text);
  });

  it('of another body is 422, and adds nothing', async () => {
    const key = randomUUID();
    await post(key, { title: 'this' }).expect(201);
    const refused = await post(key, { title: 'that' }).expect(422);
    expect(refused.body).toMatchObject({ code: 'idempotency_key_reused' });
    expect(await titled('that')).toEqual([]);
  });

  it('for another operation is 422', async () => {
    const id = await ada.addTodo();
    const key = randomUUID();
    await post(key).expect(201);
    await ada.as('delete', `/api/todos/${id}`).expect(204);
    await ada.as('post', `/api/todos/${id}/restore`).set('Idempotency-Key', key).expect(422);
    await ada.as('get', `/api/todos/${id}`).expect(404);
  });

  it('is a key of its user: another one may have the same', async () => {
    const [key, eve] = [randomUUID(), await test.newUser()];
    const [hers, his] = [await post(key).expect(201), await post(key, undefined, eve).expect(201)];
    expect((hers.body as { id: string }).id).not.toBe((his.body as { id: string }).id);
  });

  it('of fifty at once is done once, in each of twenty rounds (ASVS 15.4.1)', async () => {
    for (let round = 0; round < 20; round++) {
      const [key, title] = [randomUUID(), `round ${round}`];
      const answers = await Promise.all(Array.from({ length: 50 }, () => post(key, { title })));
      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
      expect(answers[0]?.status).toBe(201);
      expect(await titled(title)).toHaveLength(1);
    }
  }, 60_000);

  it('that failed is not remembered', async () => {
    const key = randomUUID();
    await post(key, { title: '' }).expect(400);
    await post(key, { title: 'mended' }).expect(201);
  });

  it('is forgotten after 24 hours, and can be used anew', async () => {
    const [young, old] = [randomUUID(), randomUUID()];
    const first = await post(young).expect(201);
    await post(old, { title: 'yesterday' }).expect(201);
    const age = (key: string, interval: string) =>
      test.sql('UPDATE idempotent_answers SET created_at = now() - $2::interval WHERE key = $1', [
        key,
        interval,
      ]);
    await age(young, '23 hours 59 minutes');
    await age(old, '24 hours 1 minute');
    expect((await post(young).expect(201)).text).toBe(first.text);
    await post(old, { title: 'today' }).expect(201);
    await age(old, '24 hours 1 minute');
    await test.app.get(ExpiredAnswers).remove();
    expect(await test.sql('SELECT key FROM idempotent_answers WHERE key = ANY($1)', [[young, old]])).toEqual([
      { key: young },
    ]);
  });

  it.each([
    ['an empty one', ''],
    ['one of 256 characters', 'a'.repeat(256)],
    ['one with a space', 'a b'],
    ['one beyond ASCII', 'é'],
  ])('refuses %s', async (_, key) => {
    const refused = await post(key).expect(400);
    expect(refused.body).toMatchObject({
      code: 'validation_failed',
      errors: [{ pointer: '/Idempotency-Key' }],
    });
  });

  it('takes 255 characters', async () => {
    await post('k'.repeat(255)).expect(201);
  });
});

describe('restoring with an Idempotency-Key', () => {
  it('is answered alike again, where it would be 404 without', async () => {
    const id = await ada.addTodo();
    await ada.as('delete', `/api/todos/${id}`).expect(204);
    const restore = () => ada.as('post', `/api/todos/${id}/restore`).set('Idempotency-Key', `restore-${id}`);
    const first = await restore().expect(200);
    expect((await restore().expect(200)).text).toBe(first.text);
  });
});
