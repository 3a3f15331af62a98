import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTestApp, type TestApp } from './support/test-app.ts';

const QUOTA = 12;

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ todoQuota: QUOTA });
});
afterAll(() => test.close());

describe('the quota of to-dos (ASVS 2.3.2)', () => {
  it('holds under fifty at once, in each of twenty rounds (ASVS 15.4.1, 15.4.2)', async () => {
    for (let round = 0; round < 20; round++) {
      const user = await test.newUser();
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => user.as('post', '/api/todos').send({ title: 'a' })),
      );
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(QUOTA);
      const refused = answers.filter(({ status }) => status === 409);
      expect(refused).toHaveLength(50 - QUOTA);
      expect(refused[0]?.body).toMatchObject({ code: 'quota_reached' });
      expect(await test.sql('SELECT FROM todos WHERE user_id = $1', [user.id])).toHaveLength(QUOTA);
    }
  }, 120_000);

  it('counts the trash, and makes room when that is removed for good', async () => {
    const user = await test.newUser();
    const ids: string[] = [];
    for (let count = 0; count < QUOTA; count++) ids.push(await user.addTodo());
    const add = () => user.as('post', '/api/todos').send({ title: 'one more' });
    await user.as('delete', `/api/todos/${ids[0] ?? ''}`).expect(204);
    await add().expect(409);
    await user.as('delete', `/api/todos/trash/${ids[0] ?? ''}`).expect(204);
    await add().expect(201);
    await add().expect(409);
  });

  it('has room for all that is taken back from the trash', async () => {
    const user = await test.newUser();
    const items: { id: string }[] = [];
    for (let count = 0; count < QUOTA; count++) items.push({ id: await user.addTodo() });
    await user.as('post', '/api/todos/bulk-delete').send({ items }).expect(204);
    await user.as('post', '/api/todos').send({ title: 'one more' }).expect(409);
    await user.as('post', '/api/todos/bulk-restore').send({ items }).expect(200);
    expect(await test.sql('SELECT FROM todos WHERE user_id = $1', [user.id])).toHaveLength(QUOTA);
    await user.as('post', '/api/todos').send({ title: 'one more' }).expect(409);
  });

  it('is each user’s own', async () => {
    const [full, other] = [await test.newUser(), await test.newUser()];
    for (let count = 0; count < QUOTA; count++) await full.addTodo();
    await other.addTodo();
  });

  it('is not used up by what was refused, nor by what is asked twice', async () => {
    const user = await test.newUser();
    const add = (key: string) =>
      user.as('post', '/api/todos').set('Idempotency-Key', key).send({ title: 'a' });
    for (let time = 0; time < QUOTA + 5; time++) await add('the-same').expect(201);
    await user.as('post', '/api/todos').send({ title: '' }).expect(400);
    for (let count = 1; count < QUOTA; count++) await add(`key-${count}`).expect(201);
    await add('one-too-many').expect(409);
  });
});

describe('adding while the account is deleted', () => {
  it('is done or refused, with keys and without, and nobody waits in a circle, in twenty rounds (ASVS 15.4.1)', async () => {
    const seen = new Set<number>();
    for (let round = 0; round < 20; round++) {
      const user = await test.newUser();
      await user.addTodo(); // so that there is a list
      const add = (key: string) => user.as('post', '/api/todos').set(key ? { 'Idempotency-Key': key } : {});
      const statusOf = async (key: string) => (await add(key).send({ title: 'a' })).status;
      const added = ['', 'a', '', 'b', ''].map(statusOf);
      await (round % 2 ? added[0] : sleep(round % 5));
      await test.sql('DELETE FROM users WHERE id = $1', [user.id]);
      for (const status of await Promise.all([...added, statusOf('')])) seen.add(status);
    }
    expect([...seen].filter((status) => status !== 201 && status !== 401)).toEqual([]);
    expect(seen.size).toBe(2);
  }, 60_000);
});
