import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { generateNKeysBetween } from 'fractional-indexing';
import { SORTS, type Sort } from '../src/todos/todo-order.ts';
import { sortTitle } from '../src/todos/sort-title.ts';
import { createTestApp, type TestApp } from './support/test-app.ts';
import type { TestUser } from './support/test-user.ts';

let test: TestApp;
let ada: TestUser;
beforeAll(async () => {
  test = await createTestApp();
  ada = await test.newUser();
});
afterAll(() => test.close());

interface Page {
  items: { id: string; title: string }[];
  nextCursor: string | null;
}

interface Row {
  id: string;
  title: string;
  /** The title without case and accents: known from how it was made, not computed. */
  plainTitle: string;
  priority: number;
  dueOn: string | null;
  completedAt: string | null;
  createdAt: string;
  updatedAt: string;
  position: string;
}

/** Ways to write a letter, and what it is sorted as. */
const LETTERS: [written: string, plain: string][] = [
  ...(['a', 'A', 'á', 'Ä', 'a\u0301', 'A\u030a'] as const).map((written): [string, string] => [written, 'a']),
  ...(['z', 'Z', 'ž'] as const).map((written): [string, string] => [written, 'z']),
  ...['10', '9', ' ', '-', 'ß', '日', '\uffee', '🌱'].map((same): [string, string] => [same, same]),
];
const MOMENTS = ['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.001Z', '2026-03-29T01:30:00.999Z'];
const DAYS = [null, '0001-01-01', '1999-12-31', '2026-02-28', '2026-03-01', '9999-12-31'];

const rows = fc
  .array(
    fc.record({
      id: fc.uuid(),
      letters: fc
        .array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 4 })
        .filter((letters) => letters.some(([letter]) => letter !== ' ')),
      priority: fc.nat(3),
      dueOn: fc.constantFrom(...DAYS),
      completedAt: fc.constantFrom(null, ...MOMENTS),
      createdAt: fc.constantFrom(...MOMENTS),
      updatedAt: fc.constantFrom(...MOMENTS),
    }),
    { minLength: 60, maxLength: 60 },
  )
  .chain((made) => {
    const keys = generateNKeysBetween(null, null, made.length);
    const shuffled = fc.shuffledSubarray(keys, { minLength: made.length });
    return shuffled.map((positions) =>
      made.map(({ letters, ...row }, index) => ({
        ...row,
        title: letters.map(([written]) => written).join(''),
        plainTitle: letters.map(([, plain]) => plain).join(''),
        position: positions[index] ?? '',
      })),
    );
  });

/** In place of all that the user had. */
async function keep(user: TestUser, kept: Row[]): Promise<void> {
  await test.sql('DELETE FROM todos WHERE user_id = $1', [user.id]);
  await test.sql(
    `INSERT INTO todos (id, user_id, title, sort_title, priority, due_on, completed_at, created_at, updated_at, position)
     SELECT row.id, $1, row.title, row."sortTitle", row.priority, row."dueOn", row."completedAt", row."createdAt", row."updatedAt", row.position
     FROM jsonb_to_recordset($2) AS row (id uuid, title text, "sortTitle" text, priority smallint, "dueOn" date,
       "completedAt" timestamptz, "createdAt" timestamptz, "updatedAt" timestamptz, position text)`,
    [user.id, JSON.stringify(kept.map((row) => ({ ...row, sortTitle: sortTitle(row.title) })))],
  );
}

const compare = (left: string | number, right: string | number): number =>
  typeof left === 'number' || typeof right === 'number'
    ? Number(left) - Number(right)
    : Buffer.compare(Buffer.from(left), Buffer.from(right));

/** What the promise is: by the field, then by id, both in one direction; no due date comes last either way. */
function inOrder(kept: Row[], sort: Sort): string[] {
  const sign = sort.startsWith('-') ? -1 : 1;
  const field = sort.replace('-', '') as keyof Row;
  const key = (row: Row): string | number => {
    if (field === 'title') return row.plainTitle.trimStart();
    return row[field] ?? (sign === 1 ? '~' : ' '); // beyond all digits, or before them
  };
  return kept
    .toSorted((left, right) => sign * (compare(key(left), key(right)) || compare(left.id, right.id)))
    .map(({ id }) => id);
}

async function walk(user: TestUser, query: string, nextLimit: () => number): Promise<string[]> {
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const limit = nextLimit();
    const place: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page = (await user.as('get', `/api/todos?${query}&limit=${limit}${place}`).expect(200))
      .body as Page;
    expect(page.items.length).toBeLessThanOrEqual(limit);
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  return seen;
}

describe('GET /api/todos?sort=', () => {
  it('offers each field either way', () => {
    const fields = ['createdAt', 'updatedAt', 'dueOn', 'priority', 'title', 'position'];
    expect(SORTS).toEqual(fields.flatMap((field) => [field, `-${field}`]));
  });

  it.each(SORTS)('%s lists each exactly once, in that order, on pages of any size', async (sort) => {
    const limits = fc.infiniteStream(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(59, 60, 100)));
    await fc.assert(
      fc.asyncProperty(
        rows.filter((made) => new Set(made.map(({ id }) => id)).size === made.length),
        limits,
        async (kept, sizes) => {
          await keep(ada, kept);
          const seen = await walk(ada, `sort=${sort}`, () => sizes.next().value as number);
          expect(seen).toEqual(inOrder(kept, sort));
        },
      ),
      { numRuns: 12, endOnFailure: true },
    );
  });

  it('is -createdAt when nothing is said', async () => {
    const user = await test.newUser();
    const ids = [await user.addTodo('b'), await user.addTodo('a'), await user.addTodo('c')];
    expect(await walk(user, '', () => 2)).toEqual(ids.toReversed());
  });

  it('title lists a to-do where its title of now belongs', async () => {
    const user = await test.newUser();
    const [first, second, third] = [
      await user.addTodo('Écluse'),
      await user.addTodo('eclair'),
      await user.addTodo(' EDAM'),
    ];
    expect(await walk(user, 'sort=title', () => 1)).toEqual([second, first, third]);
    await user.as('patch', `/api/todos/${second}`).send({ title: 'FÊTE' }).expect(200);
    expect(await walk(user, 'sort=title', () => 1)).toEqual([first, third, second]);
    const items = [{ id: third, title: 'Žut' }];
    await user.as('patch', '/api/todos').send({ items }).expect(200);
    expect(await walk(user, 'sort=-title', () => 1)).toEqual([third, second, first]);
  });

  it.each(['Title', 'title,-dueOn', '--title', '+title', 'id', 'userId', 'title DESC', '', 'constructor'])(
    'refuses %j',
    async (sort) => {
      const answer = await ada.as('get', `/api/todos?sort=${encodeURIComponent(sort)}`).expect(400);
      expect(answer.body).toMatchObject({ errors: [{ pointer: '/sort' }] });
    },
  );
});
