import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { TrashRetention } from '../src/todos/trash/trash-retention.ts';
import { createTestApp, type TestApp } from './support/test-app.ts';
import type { TestUser } from './support/test-user.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

interface Page {
  items: { id: string; title: string; deletedAt: string }[];
  nextCursor: string | null;
}
const trash = async (user: TestUser, query = '') =>
  (await user.as('get', `/api/todos/trash${query}`).expect(200)).body as Page;
const titles = (page: Page) => page.items.map(({ title }) => title);

async function userWithTrash(...names: string[]): Promise<{ user: TestUser; ids: string[] }> {
  const user = await test.newUser();
  const ids: string[] = [];
  for (const name of names) ids.push(await user.addTodo(name));
  for (const id of ids) await user.as('delete', `/api/todos/${id}`).expect(204);
  return { user, ids };
}

describe('GET /api/todos/trash', () => {
  it('lists what was deleted, the last first, with when, and nothing else', async () => {
    const { user, ids } = await userWithTrash('first', 'second');
    await user.addTodo('alive');
    const page = await trash(user);
    expect(titles(page)).toEqual(['second', 'first']);
    expect(page.items[1]).toMatchObject({ id: ids[0], version: 2, deletedAt: expect.stringMatching(/Z$/) });
    expect(page.items[1]?.deletedAt).toBe((page.items[1] as unknown as { updatedAt: string }).updatedAt);
  });

  it('comes page by page, each exactly once', async () => {
    const { user } = await userWithTrash('a', 'b', 'c', 'd', 'e');
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Page = await trash(user, `?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...titles(page));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(['e', 'd', 'c', 'b', 'a']);
  });

  it('takes the filters of the list, and no sort', async () => {
    const { user } = await userWithTrash('water the plants', 'water the dog', 'feed the dog');
    expect(titles(await trash(user, '?search=wat%20dog'))).toEqual(['water the dog']);
    await user.as('get', '/api/todos/trash?sort=title').expect(400);
  });
});

describe('what is in the trash', () => {
  it('can be restored as it was, and is in the list again', async () => {
    const user = await test.newUser();
    const fields = {
      title: 'back',
      description: 'whole',
      tags: ['a', 'b'],
      priority: 'high',
      dueOn: '2027-01-01',
    };
    const { body } = await user.as('post', '/api/todos').send(fields).expect(201);
    const { id } = body as { id: string };
    await user.as('delete', `/api/todos/${id}`).expect(204);
    const restored = await user.as('post', `/api/todos/${id}/restore`).expect(200).expect('ETag', '"3"');
    expect(restored.body).toEqual({
      ...(body as object),
      version: 3,
      updatedAt: (restored.body as { updatedAt: string }).updatedAt,
    });
    expect(titles(await trash(user))).toEqual([]);
  });

  it('can be removed for good, and then is nowhere', async () => {
    const { user, ids } = await userWithTrash('gone');
    const [id = ''] = ids;
    await user.as('delete', `/api/todos/trash/${id}`).expect(204, '');
    await user.as('delete', `/api/todos/trash/${id}`).expect(404);
    await user.as('post', `/api/todos/${id}/restore`).expect(404);
    expect(await test.sql('SELECT FROM todos WHERE id = $1', [id])).toEqual([]);
  });

  it('can be removed all at once, of nobody else', async () => {
    const [{ user }, { user: other }] = [await userWithTrash('a', 'b'), await userWithTrash('c')];
    await user.addTodo('alive');
    expect((await user.as('delete', '/api/todos/trash').expect(200)).body).toEqual({ removed: 2 });
    expect((await user.as('delete', '/api/todos/trash').expect(200)).body).toEqual({ removed: 0 });
    expect(titles(await trash(other))).toEqual(['c']);
    expect(((await user.as('get', '/api/todos').expect(200)).body as Page).items).toHaveLength(1);
  });

  it('is what can be removed for good, and only that', async () => {
    const user = await test.newUser();
    const id = await user.addTodo();
    await user.as('delete', `/api/todos/trash/${id}`).expect(404);
    await user.as('delete', `/api/todos/trash/${randomUUID()}`).expect(404);
    await user.as('delete', '/api/todos/trash/7').expect(400);
    await user.as('get', `/api/todos/${id}`).expect(200);
  });

  it('is removed for good after 30 days, and not before (ASVS 14.2.7)', async () => {
    const { user, ids } = await userWithTrash('young', 'old');
    const age = 'UPDATE todos SET deleted_at = now() - $2::interval WHERE id = $1';
    await test.sql(age, [ids[0], '29 days 23 hours']);
    await test.sql(age, [ids[1], '30 days 1 hour']);
    await test.app.get(TrashRetention).remove();
    expect(titles(await trash(user))).toEqual(['young']);
  });

  it('is left alone while another instance is at it', async () => {
    const { user, ids } = await userWithTrash('old');
    await test.sql("UPDATE todos SET deleted_at = now() - interval '31 days' WHERE id = $1", [ids[0]]);
    const other = new pg.Client({ connectionString: test.env.databaseUrl });
    await other.connect();
    await other.query("SELECT pg_advisory_lock(hashtext('removal'), hashtext('todos'))");
    await test.app.get(TrashRetention).remove();
    expect(titles(await trash(user))).toEqual(['old']);
    await other.end();
    await test.app.get(TrashRetention).remove();
    expect(titles(await trash(user))).toEqual([]);
  });
});
