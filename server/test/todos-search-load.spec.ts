import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { createTestApp, type TestApp } from './support/test-app.ts';
import type { TestUser } from './support/test-user.ts';

const TODOS = 10_000; // what one user may have, unless the operator says otherwise

let test: TestApp;
let ada: TestUser;
let signs: string[];
beforeAll(async () => {
  test = await createTestApp();
  ada = await test.newUser();
  signs = Array.from({ length: 100 }, (_, index) => String.fromCodePoint(0x2190 + index));
  const description = `${signs.join(' ')} `.padEnd(5_000, 'lorem ipsum 0123 ');
  for (let part = 0; part < 20; part++)
    await test.sql(
      `INSERT INTO todos (id, user_id, title, sort_title, words, description, position, created_at, updated_at)
       SELECT gen_random_uuid(), $1, 't', 't', '', $2, $3 || '-' || n, now(), now()
       FROM generate_series(1, $4::integer) AS n`,
      [ada.id, description, `a${part}`, TODOS / 20],
    );
}, 60_000);
afterAll(() => test.close());

describe.each(['/api/todos', '/api/todos/counts'])(
  'a search by %s amid all that one user may write',
  (path) => {
    const search = (text: string) => ada.as('get', `${path}?search=${encodeURIComponent(text)}`);

    it('for a hundred signs, the last of which is not there, is answered', async () => {
      await search(`${signs.slice(0, 99).join(' ')} %`).expect(200);
    });

    it('for the same sign a hundred times is answered', async () => {
      await search(`${signs[0] ?? ''} `.repeat(100)).expect(200);
    });
  },
);
