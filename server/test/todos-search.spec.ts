import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lexemesOf } from '../src/todos/search-terms.ts';
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

describe('what to-dos are found by', () => {
  it('is sound in the database, whatever is written, and long texts are found by their beginning', async () => {
    const letters = (first: number, count: number) =>
      Array.from({ length: count }, (_, index) => String.fromCodePoint(first + ((index * 7) % 88))).join('');
    for (const description of [letters(0x3300, 5_000), letters(0x20000, 5_000), '🌱!'.repeat(2_500)]) {
      const id = await add(ada, { title: 'sound', description });
      const [row] = await test.sql<{ sound: boolean; size: number }>(
        'SELECT words::text::tsvector = words AS sound, pg_column_size(words) AS size FROM todo_words WHERE todo_id = $1',
        [id],
      );
      expect(row?.sound).toBe(true);
      expect(await found(ada, Array.from(description).slice(0, 8).join(''))).toContain(id);
    }
  });
});

describe('a search for words', () => {
  it.each([
    ['a word', 'plants', 'Water the plants'],
    ['the beginning of a word', 'pla', 'Water the plants'],
    ['words in another order', 'plants water', 'Water the plants'],
    ['words of title and description', 'garden wat', 'Water', 'in the garden'],
    ['the same word twice', 'water water', 'Water the plants'],
    ['words with space around and between', ' \t water \u00a0 pla\n', 'Water the plants'],
    ['words that signs part in the text', 'rent tax', 'pay:rent(tax)'],
    ['a digit and the beginning of a number', '20 7', 'Pay 7 bills of 2026'],
    ['a word with digits', 'b2', 'B2B'],
    ['another case', 'WATER', 'water'],
    ['no accents where there are some', 'creme brulee', 'Crème Brûlée'],
    ['accents where there are none', 'Crème Brûlée', 'creme brulee'],
    ['accents in one piece where they are apart', 'caf\u00e9', 'cafe\u0301'],
    ['accents apart where they are in one piece', 'cafe\u0301', 'caf\u00e9'],
    ['wide letters and ligatures', 'abc file', 'ＡＢＣ ﬁle'],
    ['a dotted capital I', 'istanbul', 'İSTANBUL'],
    ['Greek', 'ΗΛΙΑΚ', 'ηλιακός'],
    ['Cyrillic', 'ЕЛК йод', 'Ёлка и йод'],
    ['Arabic, without its marks', 'مدرسة', 'مُدَرِّسَة'],
    ['Hebrew, without its marks', 'שלום', 'שָׁלוֹם'],
    ['Hindi', 'दूध', 'दूध लाना'],
    ['Korean', '우유', '우유 사기'],
    ['Chinese, in the middle', '牛奶', '买牛奶和面包'],
    ['Japanese, in the middle', 'タワー', '東京タワーに行く'],
    ['Thai, in the middle', 'นม', 'ซื้อนมวันนี้'],
    ['Latin letters amid Chinese', 'usb', '买USB线'],
    ['letters beyond the first plane', '𠮷', '𠮷野家'],
    ['ss where the text has ß', 'STRASSE', 'straße'],
    ['ß where the text has its capital', 'straße', 'STRAẞE'],
    ['Greek that ends in a capital sigma', 'ΟΔΟΣ', 'Οδόστρωμα'],
    ['Greek with σ where the text ends in ς', 'οδοσ', 'οδός'],
  ])('finds %s', async (_, search, title, description = '') => {
    expect(await finds(search, { title, description })).toBe(true);
  });

  it.each([
    ['the middle of a word', 'lants', 'Water the plants'],
    ['the end of a number', '26', '2026'],
    ['a word more than there is', 'water garden', 'Water the plants'],
    ['two words in one', 'waterthe', 'Water the plants'],
    ['more than the word', 'plantsx', 'Water the plants'],
    ['another base letter', 'creme', 'Crime'],
    ['a character more in Chinese', '牛奶茶', '买牛奶和面包'],
    ['words by way of its title ending where its description begins', 'wateringarden', 'watering', 'arden'],
  ])('does not find %s', async (_, search, title, description = '') => {
    expect(await finds(search, { title, description })).toBe(false);
  });

  it('is found whatever it is: each of 5,000 characters of a description', async () => {
    const characters = Array.from({ length: 5_000 }, (_, index) => String.fromCodePoint(0x4e00 + index));
    const id = await add(ada, { title: 'Han', description: characters.join('') });
    for (const index of [0, 2_500, 4_999]) expect(await found(ada, characters[index] ?? '')).toContain(id);
  });

  it('of nothing but space finds all', async () => {
    const user = await test.newUser();
    const id = await user.addTodo();
    for (const search of ['', ' ', '\t\u3000']) expect(await found(user, search)).toEqual([id]);
  });
});

describe('what a search looks into', () => {
  it('is never another user’s to-dos', async () => {
    const [eve, bob, carol] = [await test.newUser(), await test.newUser(), await test.newUser()];
    const fields = { title: 'Zanzibar 100%', description: 'secret' };
    await add(eve, fields);
    const own = await add(bob, fields);
    await carol.addTodo();
    for (const search of ['zanzibar', 'zan', '%', '100%', 'secret', eve.id, `${eve.id} zanzibar`]) {
      expect(await found(carol, search)).toEqual([]);
      expect(await found(bob, search)).toEqual(search.includes(eve.id) ? [] : [own]);
    }
  });

  it('is the title and description of now', async () => {
    const user = await test.newUser();
    const id = await add(user, { title: 'apple %', description: 'pear' });
    const hits = async () => {
      const words = ['apple', 'pear', 'cherry', 'plum', '%'];
      const asked = await Promise.all(words.map((word) => found(user, word)));
      return words.filter((_, index) => asked[index]?.includes(id));
    };
    const patch = (changes: object) => user.as('patch', `/api/todos/${id}`).send(changes).expect(200);
    expect(await hits()).toEqual(['apple', 'pear', '%']);
    await patch({ title: 'cherry' });
    expect(await hits()).toEqual(['pear', 'cherry']);
    await patch({ description: 'plum %' });
    expect(await hits()).toEqual(['cherry', 'plum', '%']);
    await patch({ priority: 'high', completed: true, tags: ['apple'] });
    expect(await hits()).toEqual(['cherry', 'plum', '%']);
    await user
      .as('patch', '/api/todos')
      .send({ items: [{ id, title: 'apple', description: '' }] })
      .expect(200);
    expect(await hits()).toEqual(['apple']);
  });

  it('is the list or the trash, not both', async () => {
    const user = await test.newUser();
    const [kept, deleted] = [await add(user, { title: 'apple %' }), await add(user, { title: 'apple %' })];
    await user.as('delete', `/api/todos/${deleted}`).expect(204);
    for (const search of ['app', '%']) {
      expect(await found(user, search)).toEqual([kept]);
      expect(await found(user, search, '/api/todos/trash')).toEqual([deleted]);
    }
    await user.as('post', `/api/todos/${deleted}/restore`).expect(200);
    expect(await found(user, 'app')).toEqual([deleted, kept]);
    expect(await found(user, 'app', '/api/todos/trash')).toEqual([]);
  });
});

describe('of many to-dos', () => {
  it('a search finds the same, whether much or little of them has its words', async () => {
    const user = await test.newUser();
    const titles = Array.from(
      { length: 1_500 },
      (_, n) => `plants${n % 3 ? ' watered' : ''}${n % 500 ? '' : ' rare'}`,
    );
    const words = titles.map((title) => `{${lexemesOf(user.id, title).join(',')}}`);
    await test.sql(
      `WITH added AS (
         INSERT INTO todos (id, user_id, title, sort_title, position, created_at, updated_at)
         SELECT gen_random_uuid(), $1, title, title, 'a' || n, now() - make_interval(secs => n), now()
         FROM unnest($2::text[]) WITH ORDINALITY AS wanted (title, n)
         RETURNING id, substr(position, 2)::integer AS n
       )
       INSERT INTO todo_words (todo_id, words)
       SELECT id, array_to_tsvector(words::text[])
       FROM added JOIN unnest($3::text[]) WITH ORDINALITY AS wanted (words, n) USING (n)`,
      [user.id, titles, words],
    );
    const titlesOf = async (query: string) => {
      const { body } = await user.as('get', `/api/todos?limit=100&${query}`).expect(200);
      return (body as { items: Fields[] }).items.map(({ title }) => title);
    };
    for (const word of ['plants', 'watered', 'rare', 'wate', 'rare plan', 'nothing'])
      for (const [sort, all] of [
        ['-createdAt', titles],
        ['createdAt', titles.toReversed()],
      ] as const) {
        const wanted = all.filter((title) =>
          word.split(' ').every((part) => ` ${title}`.includes(` ${part}`)),
        );
        expect(await titlesOf(`sort=${sort}&search=${word}`)).toEqual(wanted.slice(0, 100));
      }
  });
});
