import { generateNKeysBetween } from 'fractional-indexing';
import pg from 'pg';
import type { NewUser } from './new-user.ts';

const INSERT = `
  INSERT INTO todos (id, user_id, title, sort_title, description, position, priority, created_at, updated_at)
  SELECT uuidv7(), users.id, title, lower(title), '', position, 0,
    now() - make_interval(mins => $3 - n::integer), now() - make_interval(mins => $3 - n::integer)
  FROM users, unnest($2::text[], $4::text[]) WITH ORDINALITY AS one (title, position, n)
  WHERE users.email = $1`;

const FIRST = `
  SELECT min(position) AS first FROM todos JOIN users ON users.id = todos.user_id WHERE users.email = $1`;

/** Titles of different lengths, so that some take two lines and more. */
export function titleOf(number: number): string {
  return number % 7 === 0
    ? `No ${number}, ${'a title that takes some room '.repeat(8)}`.trim()
    : `No ${number}`;
}

/** Past the server, which would find so many at once too many: No 1 is the oldest, and the last in the order. */
export async function giveTodos({ email }: NewUser, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: process.env['E2E_DATABASE_URL'] });
  await client.connect();
  try {
    const { rows } = await client.query<{ first: string | null }>(FIRST, [email]);
    const positions = generateNKeysBetween(null, rows[0]?.first ?? null, count).reverse();
    const titles = positions.map((_, index) => titleOf(index + 1));
    await client.query(INSERT, [email, titles, count, positions]);
  } finally {
    await client.end();
  }
}
