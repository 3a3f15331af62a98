import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { createTestApp, type TestApp } from './support/test-app.ts';
import type { TestUser } from './support/test-user.ts';

let test: TestApp;
let eve: TestUser;
beforeAll(async () => {
  test = await createTestApp();
  eve = await test.newUser();
});
afterAll(() => test.close());

interface Todo {
  id: string;
  title: string;
  position: string;
  version: number;
}
const move = (user: TestUser, id: string, place: object) =>
  user.as('put', `/api/todos/${id}/position`).send(place);
const listed = async (user: TestUser) =>
  ((await user.as('get', '/api/todos?sort=position&limit=100').expect(200)).body as { items: Todo[] }).items;
const order = async (user: TestUser) => (await listed(user)).map(({ title }) => title).join('');

/** A user with to-dos of these letters, in this order. */
async function userWith(letters: string): Promise<{ user: TestUser; ids: Record<string, string> }> {
  const user = await test.newUser();
  const ids: Record<string, string> = {};
  for (const letter of Array.from(letters).reverse()) ids[letter] = await user.addTodo(letter);
  return { user, ids };
}

describe('PUT /api/todos/:id/position', () => {
  it('puts a to-do after or before another, to the top or to the bottom', async () => {
    const { user, ids } = await userWith('abcde');
    expect(await order(user)).toBe('abcde');
    await move(user, ids['a'] ?? '', { after: ids['c'] }).expect(200);
    expect(await order(user)).toBe('bcade');
    await move(user, ids['e'] ?? '', { before: ids['c'] }).expect(200);
    expect(await order(user)).toBe('becad');
    await move(user, ids['c'] ?? '', { after: null }).expect(200);
    expect(await order(user)).toBe('cbead');
    await move(user, ids['b'] ?? '', { before: null }).expect(200);
    expect(await order(user)).toBe('ceadb');
  });

  it('answers with the to-do as it is then, a version on', async () => {
    const { user, ids } = await userWith('ab');
    const answer = await move(user, ids['b'] ?? '', { before: ids['a'] })
      .expect(200)
      .expect('ETag', '"2"');
    expect(answer.body).toMatchObject({ title: 'b', version: 2 });
    await user.as('get', `/api/todos/${ids['b'] ?? ''}`).expect(200, answer.body as object);
  });

  it('orders as a list does, whatever is moved where', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(5), fc.option(fc.nat(5)), fc.constantFrom('after', 'before')), {
          maxLength: 12,
        }),
        async (moves) => {
          const { user, ids } = await userWith('abcdef');
          let model = Array.from('abcdef');
          for (const [from, to, side] of moves) {
            const [letter = '', anchor] = [model[from], to === null ? null : model[to]];
            if (letter === anchor) continue;
            await move(user, ids[letter] ?? '', { [side]: anchor && ids[anchor] }).expect(200);
            model = model.filter((each) => each !== letter);
            const top = side === 'after' ? 0 : model.length;
            const place = anchor ? model.indexOf(anchor) + (side === 'after' ? 1 : 0) : top;
            model.splice(place, 0, letter);
          }
          expect(await order(user)).toBe(model.join(''));
        },
      ),
      { numRuns: 15 },
    );
  }, 60_000);

  it('of fifty at once leaves each to-do with a place of its own, in each of twenty rounds (ASVS 15.4.1)', async () => {
    const { user, ids } = await userWith('abcdefgh');
    const all = Object.values(ids);
    for (let round = 0; round < 20; round++) {
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) => {
          const [id, anchor] = [all[index % 8] ?? '', all[(index * 3 + round + 1) % 8]];
          return move(user, id, id === anchor ? { after: null } : { after: anchor });
        }),
      );
      expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200));
    }
    const positions = (await listed(user)).map(({ position }) => position);
    expect(new Set(positions).size).toBe(8);
    expect(positions).toEqual(positions.toSorted((left, right) => (left < right ? -1 : 1)));
  }, 120_000);

  it('has room for any number of moves between the same two', async () => {
    const { user, ids } = await userWith('abcd');
    const place = (letter: string, position: string) =>
      test.sql('UPDATE todos SET position = $2 WHERE id = $1', [ids[letter], position]);
    await place('a', 'a1'.padEnd(200, 'V'));
    await place('b', `${'a1'.padEnd(199, 'V')}W`);
    for (let time = 0; time < 20; time++) {
      await move(user, ids[time % 2 ? 'd' : 'c'] ?? '', { before: ids['b'] }).expect(200);
    }
    expect(await order(user)).toBe('acdb');
    for (const { position } of await listed(user)) expect(position.length).toBeLessThan(20);
  });

  it('leaves a place in the trash alone: what is restored stands where it stood', async () => {
    const { user, ids } = await userWith('abc');
    await user.as('delete', `/api/todos/${ids['b'] ?? ''}`).expect(204);
    for (let time = 0; time < 5; time++) {
      await move(user, ids['c'] ?? '', { after: ids['a'] }).expect(200);
      await move(user, ids['c'] ?? '', { after: null }).expect(200);
      await move(user, ids['c'] ?? '', { before: null }).expect(200);
    }
    await user.as('post', `/api/todos/${ids['b'] ?? ''}/restore`).expect(200);
    expect(await order(user)).toBe('abc');
  });

  it('moves only the version that If-Match names', async () => {
    const { user, ids } = await userWith('ab');
    const stale = await move(user, ids['b'] ?? '', { after: null })
      .set('If-Match', '"7"')
      .expect(412);
    expect(stale.body).toMatchObject({ code: 'stale_version' });
    expect(await order(user)).toBe('ab');
    await move(user, ids['b'] ?? '', { after: null })
      .set('If-Match', '"1"')
      .expect(200);
  });

  it.each([
    ['neither place', {}, ''],
    ['both places', { after: null, before: null }, ''],
    ['a place that is no id', { after: 'top' }, '/after'],
    ['a position of its own making', { position: 'a0' }, '/position'],
  ])('refuses %s', async (_, place, pointer) => {
    const { user, ids } = await userWith('a');
    const refused = await move(user, ids['a'] ?? '', place).expect(400);
    expect(refused.body).toMatchObject({ code: 'validation_failed', errors: [{ pointer }] });
  });

  it('refuses a place beside itself', async () => {
    const { user, ids } = await userWith('a');
    const refused = await move(user, ids['a'] ?? '', { before: ids['a']?.toUpperCase() }).expect(400);
    expect(refused.body).toMatchObject({ errors: [{ pointer: '/before' }] });
  });

  it("is 403 beside another user's to-do, and 404 beside one that is not there (ASVS 8.2.2)", async () => {
    const { user, ids } = await userWith('ab');
    const hers = await eve.addTodo('hers');
    const a = ids['a'] ?? '';
    const refused = await move(user, a, { after: hers }).expect(403);
    expect(refused.body).toMatchObject({ code: 'not_owner', errors: [{ pointer: '/after' }] });
    const missing = await move(user, a, { before: randomUUID() }).expect(404);
    expect(missing.body).toMatchObject({ code: 'not_found', errors: [{ pointer: '/before' }] });
    await user.as('delete', `/api/todos/${ids['b'] ?? ''}`).expect(204);
    await move(user, a, { before: ids['b'] }).expect(404);
    await move(user, ids['b'] ?? '', { after: null }).expect(404);
  });
});
