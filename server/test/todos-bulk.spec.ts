import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createTestApp, type TestApp } from './support/test-app.ts';
import type { TestUser } from './support/test-user.ts';

let test: TestApp;
let ada: TestUser;
let eve: TestUser;
beforeAll(async () => {
  test = await createTestApp();
  [ada, eve] = [await test.newUser(), await test.newUser()];
});
afterAll(() => test.close());

interface Item {
  id: string;
  version?: number;
  title?: string;
}
const update = (items: object[], user = ada) => user.as('patch', '/api/todos').send({ items });
const remove = (items: object[], user = ada) => user.as('post', '/api/todos/bulk-delete').send({ items });
async function addMany(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index++) ids.push(await ada.addTodo(`to-do ${index}`));
  return ids;
}
const rows = (ids: string[]) => test.sql('SELECT * FROM todos WHERE id = ANY($1) ORDER BY id', [ids]);

describe('PATCH /api/todos', () => {
  it('changes each as it says, and answers in the order sent', async () => {
    const [a, b, c] = (await addMany(3)) as [string, string, string];
    const answer = await update([
      { id: c, title: 'third', completed: true },
      { id: a, tags: ['home'], dueOn: '2027-01-01', version: 1 },
      { id: b, priority: 'high' },
    ]).expect(200);
    expect(answer.body).toMatchObject({
      items: [
        { id: c, title: 'third', completed: true, version: 2 },
        { id: a, title: 'to-do 0', tags: ['home'], dueOn: '2027-01-01', version: 2 },
        { id: b, priority: 'high', completed: false, version: 2 },
      ],
    });
    for (const { id } of (answer.body as { items: Item[] }).items)
      await ada.as('get', `/api/todos/${id}`).expect(200).expect('ETag', '"2"');
  });

  it('is refused at once, in few words, when it is far too long (ASVS 15.2.2)', async () => {
    const items = Array<number>(60_000).fill(1);
    for (const refused of [
      await ada.as('patch', '/api/todos').send({ items }),
      await ada.as('post', '/api/todos/bulk-delete').send({ items }),
      await ada.as('post', '/api/todos/bulk-restore').send({ items }),
    ]) {
      expect(refused.status).toBe(400);
      expect(refused.text.length).toBeLessThan(1_000);
    }
    const bad = await update(Array<object>(500).fill({})).expect(400);
    expect((bad.body as { errors: object[] }).errors).toHaveLength(100);
  });

  it('of one user in any number leaves the others their turn (ASVS 15.2.2)', async () => {
    const ids = await addMany(25);
    const tags = Array.from({ length: 5 }, (_, index) => `tag ${index}`);
    const writes = Array.from({ length: 100 }, () => update(ids.map((id) => ({ id, tags }))));
    const written = Promise.all(writes.map((write) => write.then(({ status }) => status)));
    let reads = 0;
    const ended = { yet: false };
    void written.then(() => (ended.yet = true));
    while (!ended.yet) {
      await eve.as('get', '/api/todos').expect(200);
      reads++;
    }
    expect(reads).toBeGreaterThan(1);
    for (const status of await written) expect(status).toBe(200);
  }, 60_000);

  it('takes 500, and no more', async () => {
    const ids = await addMany(500);
    const items = ids.map((id) => ({ id, completed: true }));
    expect((await update(items).expect(200)).body).toMatchObject({ items: { length: 500 } });
    await update([...items, { id: randomUUID(), completed: true }]).expect(400);
  }, 30_000);

  it.each<[string, number, string, (id: string) => Promise<object> | object]>([
    ["another user's", 403, 'not_owner', async () => ({ id: await eve.addTodo('hers'), title: 'x' })],
    ['an unknown one', 404, 'not_found', () => ({ id: randomUUID(), title: 'x' })],
    [
      'one in the trash',
      404,
      'not_found',
      async () => {
        const id = await ada.addTodo();
        await ada.as('delete', `/api/todos/${id}`).expect(204);
        return { id, title: 'x' };
      },
    ],
    ['an older version', 412, 'stale_version', (id) => ({ id, title: 'x', version: 7 })],
  ])('with %s among them is %i and changes nothing (ASVS 2.3.3, 8.2.2)', async (_, status, code, item) => {
    const [first = '', spoiled = '', last = ''] = await addMany(3);
    const bad = (await item(spoiled)) as Item;
    const touched = [first, bad.id, last];
    const before = await rows(touched);
    for (const send of [update, remove]) {
      const refused = await send([
        { id: first, ...(send === update ? { title: 'changed', tags: ['new tag'] } : {}) },
        send === update ? bad : { id: bad.id, version: bad.version },
        { id: last, ...(send === update ? { completed: true } : {}) },
      ]).expect(status);
      expect(refused.body).toMatchObject({ code, errors: [{ pointer: '/items/1' }] });
    }
    expect(await rows(touched)).toEqual(before);
    expect(await test.sql("SELECT FROM tags WHERE name = 'new tag'")).toEqual([]);
  });

  it('with all of these at once is 403, and points to each that is somebody else’s', async () => {
    const hers = [await eve.addTodo(), await eve.addTodo()];
    const items = [
      { id: randomUUID() },
      { id: hers[0] },
      { id: await ada.addTodo(), version: 9 },
      { id: hers[1] },
    ];
    const refused = await update(items.map((item) => ({ ...item, completed: true }))).expect(403);
    expect((refused.body as { errors: object[] }).errors).toEqual([
      { pointer: '/items/1', detail: expect.any(String) },
      { pointer: '/items/3', detail: expect.any(String) },
    ]);
  });

  it.each([
    ['no items', {}, '/items'],
    ['an empty list', { items: [] }, '/items'],
    ['one twice', { items: Array(2).fill({ id: randomUUID(), completed: true }) as object[] }, '/items'],
    ['items that are no list', { items: { 0: {} } }, '/items'],
    ['an item without an id', { items: [{ completed: true }] }, '/items/0/id'],
    ['an id that is none', { items: [{ id: '7', completed: true }] }, '/items/0/id'],
    ['a version that is none', { items: [{ id: randomUUID(), version: 0 }] }, '/items/0/version'],
    ['an unknown field', { items: [{ id: randomUUID(), userId: randomUUID() }] }, '/items/0/userId'],
    ['a title that is too long', { items: [{ id: randomUUID(), title: 'a'.repeat(201) }] }, '/items/0/title'],
    ['an item that is null', { items: [null] }, '/items/0'],
    ['an item that is a list', { items: [[]] }, '/items'],
  ])('refuses %s', async (_, body, pointer) => {
    const refused = await ada.as('patch', '/api/todos').send(body).expect(400);
    const { code, errors } = refused.body as { code: string; errors: { pointer: string }[] };
    expect(code).toBe('validation_failed');
    expect(errors.map((error) => error.pointer)).toContain(pointer);
  });

  it('of the same to-dos in any order, fifty at once, all come through in twenty rounds (ASVS 15.4.1)', async () => {
    const ids = await addMany(3);
    for (let round = 0; round < 20; round++) {
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) => {
          const order = index % 2 === 0 ? ids : ids.toReversed();
          return update(order.map((id) => ({ id, title: `${round} ${index}`, tags: [`tag ${index % 5}`] })));
        }),
      );
      expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200));
      expect(await test.sql('SELECT DISTINCT title FROM todos WHERE id = ANY($1)', [ids])).toHaveLength(1);
    }
  }, 120_000);
});

describe('POST /api/todos/bulk-delete', () => {
  it('moves all of them to the trash', async () => {
    const ids = await addMany(3);
    await remove(ids.map((id) => ({ id }))).expect(204, '');
    for (const id of ids) await ada.as('get', `/api/todos/${id}`).expect(404);
    for (const id of ids) await ada.as('post', `/api/todos/${id}/restore`).expect(200);
  });

  it('with an Idempotency-Key is fine twice, where it would be 404 without', async () => {
    const items = (await addMany(2)).map((id) => ({ id }));
    const key = randomUUID();
    await remove(items).set('Idempotency-Key', key).expect(204);
    await remove(items).set('Idempotency-Key', key).expect(204, '');
    await remove(items).expect(404);
  });

  it('refuses one twice', async () => {
    const id = await ada.addTodo();
    await remove([{ id }, { id }]).expect(400);
    await remove([{ id }, { id: id.toUpperCase() }]).expect(400);
  });
});

describe('POST /api/todos/bulk-restore', () => {
  const restore = (items: object[]) => ada.as('post', '/api/todos/bulk-restore').send({ items });
  async function trashMany(count: number): Promise<string[]> {
    const ids = await addMany(count);
    await remove(ids.map((id) => ({ id }))).expect(204);
    return ids;
  }

  it('takes all of them back as they were, and answers in the order sent', async () => {
    const todo = {
      title: 'whole',
      description: 'all of it',
      tags: ['a'],
      priority: 'high',
      dueOn: '2027-01-01',
    };
    const { body } = await ada.as('post', '/api/todos').send(todo).expect(201);
    const id = (body as Item).id;
    const [first = '', last = ''] = await trashMany(2);
    await remove([{ id }]).expect(204);
    const answer = await restore([{ id: last }, { id }, { id: first }]).expect(200);
    expect(answer.body).toMatchObject({ items: [{ id: last }, { ...todo, id, version: 3 }, { id: first }] });
    for (const each of [first, id, last]) await ada.as('get', `/api/todos/${each}`).expect(200);
    expect((await ada.as('get', `/api/todos/${id}`)).body).toEqual(
      (answer.body as { items: Item[] }).items[1],
    );
  });

  it('takes 500, and no more', async () => {
    const items = (await trashMany(500)).map((id) => ({ id }));
    await restore([...items, { id: randomUUID() }]).expect(400);
    expect((await restore(items).expect(200)).body).toMatchObject({ items: { length: 500 } });
  }, 30_000);

  it.each<[string, number, string, () => Promise<string> | string]>([
    ["another user's", 403, 'not_owner', () => eve.addTodo('hers')],
    [
      "another user's in the trash",
      403,
      'not_owner',
      async () => {
        const id = await eve.addTodo('hers');
        await remove([{ id }], eve).expect(204);
        return id;
      },
    ],
    ['an unknown one', 404, 'not_found', () => randomUUID()],
    ['one that is not in the trash', 404, 'not_found', () => ada.addTodo()],
  ])('with %s among them is %i and changes nothing (ASVS 2.3.3, 8.2.2)', async (_, status, code, other) => {
    const [first = '', last = ''] = await trashMany(2);
    const bad = await other();
    const before = await rows([first, bad, last]);
    const refused = await restore([first, bad, last].map((id) => ({ id }))).expect(status);
    expect(refused.body).toMatchObject({ code, errors: [{ pointer: '/items/1' }] });
    expect(await rows([first, bad, last])).toEqual(before);
  });

  it('with an Idempotency-Key is fine twice, where it would be 404 without', async () => {
    const items = (await trashMany(2)).map((id) => ({ id }));
    const key = randomUUID();
    const { text } = await restore(items).set('Idempotency-Key', key).expect(200);
    await restore(items).set('Idempotency-Key', key).expect(200, text);
    await restore(items).expect(404);
  });

  it.each([
    ['no items', {}, '/items'],
    ['an empty list', { items: [] }, '/items'],
    ['one twice', { items: Array(2).fill({ id: randomUUID() }) as object[] }, '/items'],
    ['an item without an id', { items: [{}] }, '/items/0/id'],
    ['an unknown field', { items: [{ id: randomUUID(), version: 1 }] }, '/items/0/version'],
  ])('refuses %s', async (_, body, pointer) => {
    const refused = await ada.as('post', '/api/todos/bulk-restore').send(body).expect(400);
    const { code, errors } = refused.body as { code: string; errors: { pointer: string }[] };
    expect(code).toBe('validation_failed');
    expect(errors.map((error) => error.pointer)).toContain(pointer);
  });

  it('of the same to-dos in any order, fifty at once, is done by one in each of twenty rounds (ASVS 15.4.1)', async () => {
    const ids = await addMany(3);
    for (let round = 0; round < 20; round++) {
      await remove(ids.map((id) => ({ id }))).expect(204);
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) => {
          const order = index % 2 === 0 ? ids : ids.toReversed();
          return restore(order.map((id) => ({ id })));
        }),
      );
      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
      expect(statuses.filter((status) => status === 404)).toHaveLength(49);
      expect(
        await test.sql('SELECT FROM todos WHERE id = ANY($1) AND deleted_at IS NULL', [ids]),
      ).toHaveLength(3);
    }
  }, 120_000);

  it('crossed with deletions and changes of the same to-dos, leaves all or none of them in the trash (ASVS 15.4.1)', async () => {
    const ids = await addMany(3);
    for (let round = 0; round < 20; round++) {
      const answers = await Promise.all(
        Array.from({ length: 45 }, (_, index) => {
          const items = (index % 2 === 0 ? ids : ids.toReversed()).map((id) => ({ id }));
          if (index % 3 === 0) return restore(items);
          if (index % 3 === 1) return remove(items);
          return update(items.map((item) => ({ ...item, tags: [`tag ${index}`] })));
        }),
      );
      const expected = [200, 204, 404];
      for (const { status } of answers) expect(expected).toContain(status);
      const alive = await test.sql('SELECT FROM todos WHERE id = ANY($1) AND deleted_at IS NULL', [ids]);
      expect([0, 3]).toContain(alive.length);
    }
  }, 120_000);
});
