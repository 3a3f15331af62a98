import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
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

const VERBS = [
  ['get', '', undefined],
  ['head', '', undefined],
  ['patch', '', { title: 'stolen' }],
  ['patch', '', { completed: true }],
  ['delete', '', undefined],
  ['patch', '', { tags: ['stolen'] }],
  ['put', '/position', { after: null }],
  ['post', '/restore', undefined],
] as const;

const row = async (id: string) => test.sql('SELECT * FROM todos WHERE id = $1', [id]);

describe("another user's to-do (ASVS 8.2.2, 8.3.1)", () => {
  it.each(VERBS)('is 403 to %s %s, and stays as it was', async (method, suffix, body) => {
    const id = await ada.addTodo('private');
    const before = await row(id);
    for (const path of [`/api/todos/${id}${suffix}`, `/api/users/${eve.id}/todos/${id}${suffix}`]) {
      const answer = await eve.as(method, path).send(body).expect(403);
      if (method !== 'head') expect(answer.body).toMatchObject({ code: 'not_owner' });
      expect(JSON.stringify(answer.body)).not.toContain('private');
    }
    expect(await row(id)).toEqual(before);
  });

  it('is 403 in the trash too, and stays there', async () => {
    const id = await ada.addTodo();
    await ada.as('delete', `/api/todos/${id}`).expect(204);
    const before = await row(id);
    for (const path of ['/api/todos', `/api/users/${eve.id}/todos`]) {
      await eve.as('post', `${path}/${id}/restore`).expect(403);
      await eve.as('get', `${path}/${id}`).expect(403);
      await eve.as('delete', `${path}/trash/${id}`).expect(403);
      await eve.as('delete', `${path}/trash`).expect(200, { removed: 0 });
    }
    expect(await row(id)).toEqual(before);
  });

  it('is 403 in a bulk of any size, by either path', async () => {
    const [id, own] = [await ada.addTodo('private'), await eve.addTodo()];
    const before = [await row(id), await row(own)];
    for (const path of ['/api/todos', `/api/users/${eve.id}/todos`])
      for (const others of [[], [own]]) {
        const ids = [...others, id];
        const changes = ids.map((each) => ({ id: each, title: 'stolen' }));
        await eve.as('patch', path).send({ items: changes }).expect(403);
        await eve
          .as('post', `${path}/bulk-delete`)
          .send({ items: ids.map((each) => ({ id: each })) })
          .expect(403);
        await eve
          .as('post', `${path}/bulk-restore`)
          .send({ items: ids.map((each) => ({ id: each })) })
          .expect(403);
      }
    expect([await row(id), await row(own)]).toEqual(before);
  });

  it('is in no list, count, trash, tag or export', async () => {
    const todo = { title: 'private', tags: ['private'] };
    const { body } = await ada.as('post', '/api/todos').send(todo).expect(201);
    const deleted = await ada.addTodo('private');
    await ada.as('delete', `/api/todos/${deleted}`).expect(204);
    for (const path of [
      '/todos?search=private',
      '/todos?tag=private',
      '/todos/trash',
      '/todos/counts',
      '/todos/export',
    ]) {
      const answers = [
        await eve.as('get', `/api${path}`),
        await eve.as('get', `/api/users/${eve.id}${path}`),
      ];
      for (const { status, text } of answers) {
        expect(status).toBe(200);
        expect(text).not.toContain((body as { id: string }).id);
        expect(text).not.toContain('private');
      }
    }
    expect((await eve.as('get', '/api/tags').expect(200)).text).not.toContain('private');
  });
});

describe('/api/users/:userId/todos', () => {
  it('is the same resource for its owner', async () => {
    const base = `/api/users/${ada.id}/todos`;
    const { body } = await ada.as('post', base).send({ title: 'by name' }).expect(201);
    const { id } = body as { id: string };
    await ada.as('get', `${base}/${id}`).expect(200, body as object);
    await ada.as('patch', `${base}/${id}`).send({ completed: true }).expect(200);
    await ada.as('delete', `${base}/${id}`).expect(204);
    await ada.as('post', `${base}/${id}/restore`).expect(200);
    const items = [{ id }];
    await ada.as('post', `${base}/bulk-delete`).send({ items }).expect(204);
    await ada.as('post', `${base}/bulk-restore`).send({ items }).expect(200);
    expect((await ada.as('get', base).expect(200)).body).toHaveProperty('items');
  });

  it('is 403 under any other id, known or not, through every verb', async () => {
    const id = await eve.addTodo();
    for (const owner of [ada.id, randomUUID(), 'me', eve.id.toUpperCase()]) {
      const base = `/api/users/${owner}/todos`;
      for (const [method, path, body] of [
        ['get', base, undefined],
        ['post', base, { title: 'planted' }],
        ['patch', base, { items: [{ id, title: 'planted' }] }],
        ['post', `${base}/bulk-delete`, { items: [{ id }] }],
        ['post', `${base}/bulk-restore`, { items: [{ id }] }],
        ...(['counts', 'export', 'trash'] as const).map(
          (list) => ['get', `${base}/${list}`, undefined] as const,
        ),
        ['delete', `${base}/trash`, undefined],
        ['delete', `${base}/trash/${id}`, undefined],
        ...VERBS.map(([verb, suffix, change]) => [verb, `${base}/${id}${suffix}`, change] as const),
      ] as const) {
        await eve.as(method, path).send(body).expect(403);
      }
    }
    expect(await test.sql("SELECT FROM todos WHERE title = 'planted'")).toHaveLength(0);
  });
});

describe('GET /api/users/me', () => {
  it("is the token's user, by name and without secrets", async () => {
    const { body } = await ada.as('get', '/api/users/me').expect(200);
    expect(body).toEqual({
      id: ada.id,
      name: 'Ada Lovelace',
      email: ada.email,
      emailVerified: false,
      createdAt: expect.any(String),
    });
  });
});
