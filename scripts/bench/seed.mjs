import { generateNKeysBetween } from 'fractional-indexing';
import { lexemesOf } from '../../server/dist/todos/search-terms.js';
import { sortTitle } from '../../server/dist/todos/sort-title.js';

export const USERS = 1_000;
export const TODOS_EACH = 50;

/** With those who signed up already, 1,000 users: nobody signs in as one of these, so a row is enough. */
const MORE_USERS = `
  INSERT INTO users (id, name, email)
  SELECT uuidv7(), 'Person ' || n, 'seeded-' || n || '@bench.example.org'
  FROM generate_series(1, $1 - (SELECT count(*) FROM users)) AS n`;

const TAGS = `
  INSERT INTO tags (id, user_id, name)
  SELECT uuidv7(), users.id, tag.name FROM users, unnest('{errands,garden,home}'::text[]) AS tag (name)`;

/** To-do number `n` of everybody. */
const TODOS = `
  WITH one AS (SELECT uuidv7() AS id, owner, words FROM unnest($1::uuid[], $2::tsvector[]) AS one (owner, words)),
  added AS (
    INSERT INTO todos
      (id, user_id, title, sort_title, description, position, priority, due_on, completed_at, created_at, updated_at)
    SELECT
      id, owner, $3, $4, $5, $6,
      n % 4,
      CASE WHEN n % 3 = 0 THEN current_date + n END,
      CASE WHEN n % 4 = 0 THEN now() - make_interval(hours => n) END,
      now() - make_interval(days => last - n),
      now() - make_interval(hours => last - n)
    FROM one, (SELECT $7::integer, $8::integer) AS number (n, last)
    ORDER BY owner
  )
  INSERT INTO todo_words (todo_id, words) SELECT id, words FROM one`;

/** None, one or two of them to each. */
const TODO_TAGS = `
  INSERT INTO todo_tags (user_id, todo_id, tag_id)
  SELECT todos.user_id, todos.id, tags.id FROM todos JOIN tags ON tags.user_id = todos.user_id
  WHERE tags.name = ANY (('{errands,home}'::text[])[1:todos.priority % 3])
  ORDER BY todos.id, tags.id`;

export async function seed(client) {
  await client.query(MORE_USERS, [USERS]);
  await client.query(TAGS);
  await addTodos(client);
  await client.query(TODO_TAGS);
  await client.query('VACUUM ANALYZE'); // now, rather than in the middle of a round
  await client.query('CHECKPOINT');
}

/** In the order in which they would be made: the to-dos of one user lie scattered among everybody's. */
async function addTodos(client) {
  const { rows } = await client.query('SELECT id FROM users ORDER BY id');
  const users = rows.map(({ id }) => id);
  const positions = generateNKeysBetween(null, null, TODOS_EACH).reverse();
  for (const [index, position] of positions.entries()) {
    const n = index + 1;
    const title = `Water the plants, round ${n}`;
    const description = n % 2 === 0 ? 'Those on the balcony first. '.repeat(5) : '';
    const words = users.map((id) => vector(lexemesOf(id, `${title} ${description}`)));
    await client.query(TODOS, [
      ...[users, words, title, sortTitle(title), description, position],
      ...[n, TODOS_EACH],
    ]);
  }
}

/** As PostgreSQL reads a `tsvector`; there are no quotes in these lexemes. */
const vector = (lexemes) => lexemes.map((lexeme) => `'${lexeme}'`).join(' ');
