import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestApp, type TestApp } from './support/test-app.ts';
import type { TestUser } from './support/test-user.ts';

let test: TestApp;
let ada: TestUser;
beforeAll(async () => {
  test = await createTestApp({ todoQuota: 1_000_000 });
  ada = await test.newUser();
});
afterAll(() => test.close());

interface Page {
  items: { id: string; title: string }[];
  nextCursor: string | null;
}

const ROWS = 10_000;
/** Of the others', which are changed all the time: every so many rows there is one. */
const EVERY = 20;

/** Among `ROWS` that nobody touches lie some that a writer may have. @returns both. */
async function manyTodos(user: TestUser): Promise<{ still: string[]; others: string[] }> {
  const made = await test.sql<{ id: string; n: number }>(
    `INSERT INTO todos (id, user_id, title, sort_title, priority, position, created_at, updated_at)
     SELECT gen_random_uuid(), $1, 'To-do ' || n % 500, 'to-do ' || n % 500, n % 4, 'a' || n,
       timestamptz '2026-01-01' + n / 7 * interval '1 ms', now()
     FROM generate_series(1, $2::integer) AS n RETURNING id, substr(position, 2)::integer AS n`,
    [user.id, ROWS + ROWS / EVERY],
  );
  const isOther = ({ n }: { n: number }) => n % (EVERY + 1) === 0;
  return {
    still: made.filter((row) => !isOther(row)).map(({ id }) => id),
    others: made.filter(isOther).map(({ id }) => id),
  };
}

describe('walking 10,000 to-dos while others are added, changed and deleted', () => {
  it.each(['title', '-createdAt', '-priority'])(
    'under %s meets each exactly once',
    async (sort) => {
      const user = await test.newUser();
      const { still, others } = await manyTodos(user);
      expect(still).toHaveLength(ROWS);
      let walking = true;
      let written = 0;
      const write = async () => {
        for (; walking; written++) {
          const id = others[written % others.length] ?? '';
          const changes = { title: `to-do ${(written * 7) % 500}`, priority: written % 2 ? 'high' : 'none' };
          if (written % 3 === 0) await user.addTodo(`To-do ${written % 500}`);
          else if (written % 3 === 1) await user.as('patch', `/api/todos/${id}`).send(changes);
          else await user.as('delete', `/api/todos/${id}`);
        }
      };
      const writer = write();
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const place: string = cursor === '' ? '' : `&cursor=${cursor}`;
        const answer = await user.as('get', `/api/todos?sort=${sort}&limit=100${place}`).expect(200);
        const page = answer.body as Page;
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      walking = false;
      await writer;
      const untouched = new Set(still);
      expect(seen.filter((id) => untouched.has(id)).toSorted()).toEqual(still.toSorted());
      expect(written).toBeGreaterThan(5);
    },
    60_000,
  );
});

describe('a cursor', () => {
  let cursor: string;
  beforeAll(async () => {
    for (const title of ['c', 'a', 'b', 'd']) await ada.addTodo(title);
    cursor = await cursorOf(ada, '/api/todos?sort=title&limit=1');
  });

  const cursorOf = async (user: TestUser, path: string): Promise<string> => {
    const { nextCursor } = (await user.as('get', path).expect(200)).body as Page;
    if (nextCursor === null) throw new Error('There is no page after this one.');
    return nextCursor;
  };

  const expectRefused = async (user: TestUser, path: string) => {
    const { body } = await user.as('get', path).expect(400);
    const { code, errors } = body as { code: string; errors: { pointer: string }[] };
    expect([code, errors[0]?.pointer]).toEqual(['validation_failed', '/cursor']);
  };

  it.each(['-title', 'createdAt', '-createdAt', 'dueOn', 'position', 'priority', '-updatedAt'])(
    'of sort=title is refused under %s',
    (sort) => expectRefused(ada, `/api/todos?sort=${sort}&cursor=${cursor}`),
  );

  it('of sort=title is refused where no sort is given', () =>
    expectRefused(ada, `/api/todos?cursor=${cursor}`));

  it('of another user is refused, even of one with to-dos of the same titles', async () => {
    const eve = await test.newUser();
    for (const title of ['c', 'a', 'b', 'd']) await eve.addTodo(title);
    await expectRefused(eve, `/api/todos?sort=title&cursor=${cursor}`);
    await expectRefused(eve, `/api/users/${eve.id}/todos?sort=title&cursor=${cursor}`);
  });

  it('of the trash is refused by the list, and one of the list by the trash', async () => {
    for (const title of ['x', 'y'])
      await ada.as('delete', `/api/todos/${await ada.addTodo(title)}`).expect(204);
    const ofTrash = await cursorOf(ada, '/api/todos/trash?limit=1');
    await ada.as('get', `/api/todos/trash?cursor=${ofTrash}`).expect(200);
    for (const sort of ['', 'sort=-createdAt&', 'sort=-updatedAt&'])
      await expectRefused(ada, `/api/todos?${sort}cursor=${ofTrash}`);
    for (const query of ['sort=title', 'sort=-createdAt', 'sort=-updatedAt']) {
      const ofList = await cursorOf(ada, `/api/todos?limit=1&${query}`);
      await expectRefused(ada, `/api/todos/trash?cursor=${ofList}`);
    }
  });

  it('is refused with any one character changed, left out, doubled or added (ASVS 1.5.2)', async () => {
    const spoilt = Array.from(cursor).flatMap((character, index) => [
      cursor.slice(0, index) + (character === 'A' ? 'B' : 'A') + cursor.slice(index + 1),
      cursor.slice(0, index) + cursor.slice(index + 1),
      cursor.slice(0, index) + character + cursor.slice(index),
    ]);
    const queries = [...new Set([...spoilt, `${cursor}=`, `${cursor}A`, `${cursor}%20`, `${cursor}.`])];
    for (const other of queries.filter((each) => each !== cursor))
      await expectRefused(ada, `/api/todos?sort=title&cursor=${other}`);
  });

  it('is refused when it is a place without a seal, empty, too long or given twice', async () => {
    const place = Buffer.from(JSON.stringify(['a', '01a1fc29-b6d6-72de-896b-7b93ba13484d']));
    const queries = ['', place.toString('base64url'), 'a'.repeat(4_001), `${cursor}&cursor=${cursor}`];
    for (const query of queries) await expectRefused(ada, `/api/todos?sort=title&cursor=${query}`);
  });

  it('goes on from its place under other filters, another limit and the other path', async () => {
    const titles = async (path: string) =>
      ((await ada.as('get', path).expect(200)).body as Page).items.map(({ title }) => title);
    expect(await titles(`/api/todos?sort=title&cursor=${cursor}`)).toEqual(['b', 'c', 'd']);
    expect(await titles(`/api/todos?sort=title&status=open&cursor=${cursor}&limit=2`)).toEqual(['b', 'c']);
    expect(await titles(`/api/todos?sort=title&search=c&cursor=${cursor}`)).toEqual(['c']);
    expect(await titles(`/api/todos?sort=title&search=a&cursor=${cursor}`)).toEqual([]);
    expect(await titles(`/api/users/${ada.id}/todos?sort=title&cursor=${cursor}`)).toEqual(['b', 'c', 'd']);
  });

  it.each(['title', '-title'])('under %s leads on from titles of any 200 characters', async (sort) => {
    const user = await test.newUser();
    const signs = ['\u0001', '"', '\\', '\u2028', '\u0130', '한', '🌱', '\u{10ffff}', 'ﷺ'];
    const ids = await Promise.all(signs.map((sign) => user.addTodo(`x${sign.repeat(199)}`)));
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const place: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = (await user.as('get', `/api/todos?sort=${sort}&limit=1${place}`).expect(200)).body as Page;
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen.toSorted()).toEqual(ids.toSorted());
  });

  it('still leads on when the to-do it was made of is changed or gone', async () => {
    const user = await test.newUser();
    const [a, b] = [await user.addTodo('a'), await user.addTodo('b'), await user.addTodo('c')];
    const place = await cursorOf(user, '/api/todos?sort=title&limit=1');
    const after = async () =>
      ((await user.as('get', `/api/todos?sort=title&cursor=${place}`).expect(200)).body as Page).items;
    await user.as('patch', `/api/todos/${a}`).send({ title: 'z' }).expect(200);
    expect((await after()).map(({ title }) => title)).toEqual(['b', 'c', 'z']);
    await user.as('delete', `/api/todos/${a}`).expect(204);
    await user.as('delete', `/api/todos/trash/${a}`).expect(204);
    expect((await after()).map(({ id }) => id)).toContain(b);
  });
});

it('a page has another tag once nothing follows it', async () => {
  const user = await test.newUser();
  const [last] = [await user.addTodo(), await user.addTodo()];
  const page = () => user.as('get', '/api/todos?limit=1');
  const before = await page().expect(200);
  await user.as('delete', `/api/todos/${last}`).expect(204);
  const after = await page()
    .set('If-None-Match', before.get('ETag') ?? '')
    .expect(200);
  expect(after.body).toEqual({ ...(before.body as Page), nextCursor: null });
});
