import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createTestApp, type TestApp } from './support/test-app.ts';
import type { TestUser } from './support/test-user.ts';

let test: TestApp;
let ada: TestUser;
beforeAll(async () => {
  test = await createTestApp();
  ada = await test.newUser();
});
afterAll(() => test.close());

interface Fields {
  title: string;
  description?: string;
}

const add = async (user: TestUser, fields: Fields): Promise<string> =>
  ((await user.as('post', '/api/todos').send(fields).expect(201)).body as { id: string }).id;

async function found(user: TestUser, search: string, path = '/api/todos'): Promise<string[]> {
  const answer = await user.as('get', `${path}?limit=100&search=${encodeURIComponent(search)}`).expect(200);
  return (answer.body as { items: { id: string }[] }).items.map(({ id }) => id);
}

/** Whether a search finds a to-do of these fields, and not one that has nothing of it. */
async function finds(search: string, fields: Fields): Promise<boolean> {
  const id = await add(ada, fields);
  const decoy = await add(ada, { title: 'ѫ', description: 'Ѫѫ' });
  const ids = await found(ada, search);
  expect(ids).not.toContain(decoy);
  return ids.includes(id);
}

describe('a search for signs', () => {
  it.each([
    ...[
      '%',
      '_',
      "'",
      '"',
      '\\',
      '&',
      '|',
      '!',
      ':*',
      '(',
      ')',
      '<->',
      '*',
      '--',
      ';',
      '$1',
      '$$',
      '/*',
      ':',
      '<',
    ],
    ...[
      "' OR 1=1--",
      "'':*",
      'a & b',
      'a:*',
      '!a',
      'a <-> b',
      "\\'",
      '{a}',
      '🌱',
      '👩‍👩‍👧',
      '€',
      '1/2',
      '$1::text',
    ],
  ])('takes %j as it is', async (search) => {
    expect(await finds(search, { title: `x ${search} y` })).toBe(true);
    expect(await finds(search, { title: 'x y', description: 'a b or 1 2 text' })).toBe(false);
  });

  it.each([
    ['in another case', 'ÉCLAIR!', 'éclair!'],
    ['in the description alone', '100%', 'Battery', 'to 100% '],
    ['without the accents of the text', 'creme-brulee', 'Crème-brûlée'],
    ['with accents that the text has not', 'crème-brûlée', 'Creme-brulee'],
    ['with accents apart where they are in one piece', 'cafe\u0301!', 'caf\u00e9!'],
  ])('finds words with signs %s', async (_, search, title, description = '') => {
    expect(await finds(search, { title, description })).toBe(true);
  });

  it('finds any printable text as it is, and nothing that shares no letter or sign with it', async () => {
    const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
    const text = fc.string({ unit: fc.constantFrom(...ascii), minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(
        text.filter((search) => search.trim() !== ''),
        async (search) => {
          const rest = ascii.filter((sign) => !search.toLowerCase().includes(sign.toLowerCase()));
          const [id, other] = [await add(ada, { title: search }), await add(ada, { title: rest.join('') })];
          const ids = await found(ada, search);
          expect([ids.includes(id), ids.includes(other)]).toEqual([true, false]);
        },
      ),
      { numRuns: 150 },
    );
  }, 30_000);

  it('finds what has each term, from the beginning of a word or a sign on', async () => {
    const user = await test.newUser();
    const text = (maxLength: number) =>
      fc
        .string({ unit: fc.constantFrom(...Array.from(`abAB1 %_'\\:*&|  `)), minLength: 1, maxLength })
        .filter((one) => one.trim() !== '');
    const alphanumeric = (sign = ' ') => /[a-z\d]/.test(sign);
    const beginsIn = (title: string, term: string) =>
      Array.from(title, (_, place) => place).some(
        (place) =>
          title.startsWith(term, place) && !(alphanumeric(title[place - 1]) && alphanumeric(title[place])),
      );
    const matches = (title: string, search: string) =>
      search
        .toLowerCase()
        .split(/ +/)
        .every((term) => beginsIn(title.toLowerCase(), term));
    const titles = fc.sample(text(12), { numRuns: 60, seed: 7 });
    const all = await Promise.all(titles.map(async (title) => ({ title, id: await add(user, { title }) })));
    await fc.assert(
      fc.asyncProperty(text(4), async (search) => {
        const wanted = all.filter(({ title }) => matches(title, search)).map(({ id }) => id);
        expect((await found(user, search)).toSorted()).toEqual(wanted.toSorted());
      }),
      { numRuns: 200 },
    );
  }, 30_000);
});
