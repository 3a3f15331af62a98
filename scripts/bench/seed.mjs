import { generateNKeysBetween } from 'fractional-indexing';
import { lexemesOf, termsOf } from '../../server/dist/modules/todos/search-terms.js';
import { sortTitle } from '../../server/dist/modules/todos/sort-title.js';

/** What everybody has; but see `heavy`. */
export const TODOS_EACH = 50;
/** A word in one to-do of fifty. */
export const RARE_WORD = 'hedge';

/** Beside those who signed up: nobody signs in as one of these, so a row is enough. */
const MORE_USERS = `
  INSERT INTO users (id, name, email)
  SELECT uuidv7(), 'Person ' || n, 'seeded-' || n || '@bench.example.org'
  FROM generate_series(1, $1 - (SELECT count(*) FROM users WHERE id IS DISTINCT FROM $2::uuid)) AS n`;

const TAGS = `
  INSERT INTO tags (id, user_id, name)
  SELECT uuidv7(), users.id, tag.name FROM users, unnest('{errands,garden,home}'::text[]) AS tag (name)`;

/** To-do number `n` of `last` for each owner named, in no order: the to-dos of one user lie scattered among everybody's. */
const TODOS = `
  WITH one AS (
    SELECT uuidv7() AS id, wanted.*, title, sort_title, description, position, terms
    FROM unnest($1::uuid[], $2::text[], $3::integer[], $4::integer[]) AS wanted (owner, prefix, n, last)
    JOIN unnest($5::integer[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[])
      AS text (n, title, sort_title, description, position, terms) USING (n)
    ORDER BY random()
  ), added AS (
    INSERT INTO todos
      (id, user_id, title, sort_title, description, position, priority, due_on, completed_at, created_at, updated_at)
    SELECT
      id, owner, title, sort_title, description, position,
      n % 4,
      CASE WHEN n % 3 = 0 THEN current_date + n % 60 END,
      CASE WHEN n % 4 = 0 THEN now() - make_interval(mins => last - n) END,
      now() - make_interval(hours => last - n),
      now() - make_interval(mins => last - n)
    FROM one
  )
  INSERT INTO todo_words (todo_id, words)
  SELECT id, array_to_tsvector(ARRAY(SELECT prefix || term FROM unnest(string_to_array(terms, ' ')) AS term)) FROM one`;

/** None, one or two of them to each. */
const TODO_TAGS = `
  INSERT INTO todo_tags (user_id, todo_id, tag_id)
  SELECT todos.user_id, todos.id, tags.id FROM todos JOIN tags ON tags.user_id = todos.user_id
  WHERE tags.name = ANY (('{errands,home}'::text[])[1:todos.priority % 3])
  ORDER BY todos.id, tags.id`;

/**
 * Nobody looks whether what is added refers to something, or counts it meanwhile: it is right, and there is much of it. Words
 * go into their index many at a time.
 */
const IN_A_HURRY = `
  SET session_replication_role = replica;
  SET gin_pending_list_limit = '256MB';
  SET maintenance_work_mem = '256MB';
  SET work_mem = '256MB'`;

/** As the triggers would have counted. */
const COUNTS = `
  INSERT INTO todo_lists AS list (user_id, todos) SELECT user_id, count(*) FROM todos GROUP BY user_id
  ON CONFLICT (user_id) DO UPDATE SET todos = EXCLUDED.todos`;

/**
 * Fills a database with `rows` to-dos, 50 of each user.
 *
 * @param heavy a user who has more of them: { id, todos }
 */
export async function seed(client, rows, heavy = { id: null, todos: 0 }) {
  await client.query(IN_A_HURRY);
  await client.query(MORE_USERS, [(rows - heavy.todos) / TODOS_EACH, heavy.id]);
  await client.query(TAGS);
  await addTodos(client, heavy);
  await client.query(TODO_TAGS);
  await client.query(COUNTS);
  await client.query('RESET ALL');
  await client.query('VACUUM ANALYZE'); // now, rather than in the middle of a round
  await client.query('CHECKPOINT');
}

/** In rounds, each of which gives everybody one more; the heavy user gets every fiftieth of his. */
async function addTodos(client, heavy) {
  const { rows } = await client.query('SELECT id FROM users WHERE id IS DISTINCT FROM $1::uuid', [heavy.id]);
  const users = rows.map(({ id }) => [id, prefixOf(id)]);
  const texts = textsOf(Math.max(TODOS_EACH, heavy.todos));
  for (let n = 1; n <= TODOS_EACH; n++) {
    const used = texts.filter(([number]) => number % TODOS_EACH === n % TODOS_EACH);
    const own = used.slice(0, heavy.todos).map(([number]) => number);
    const wanted = [
      ...users.map((user) => [...user, n, TODOS_EACH]),
      ...own.map((number) => [heavy.id, prefixOf(heavy.id), number, heavy.todos]),
    ];
    await client.query(TODOS, [...columns(wanted), ...columns(used)]);
  }
}

/** What to-do number 1, 2, … says, and what it is found by; the last one stands on top. */
function textsOf(count) {
  const positions = generateNKeysBetween(null, null, count).reverse();
  return positions.map((position, index) => {
    const n = index + 1;
    const title = n % 50 === 0 ? `Cut the ${RARE_WORD}, round ${n}` : `Water the plants, round ${n}`;
    const description = n % 2 === 0 ? 'Those on the balcony first. '.repeat(5) : '';
    const terms = termsOf(`${title} ${description}`).join(' '); // no term has a space in it
    return [n, title, sortTitle(title), description, position, terms];
  });
}

/** What Latchlist puts before each of a user's terms in the index. */
const prefixOf = (userId) => lexemesOf(userId, 'x')[0].slice(0, -1);

/** As `unnest` takes them. */
const columns = (rows) => rows[0].map((_, column) => rows.map((row) => row[column]));
