import pg from 'pg';

export const USERS = 1_000;
export const TODOS_EACH = 50;

/** With those who signed up already, 1,000 users: nobody signs in as one of these, so a row is enough. */
const MORE_USERS = `
  INSERT INTO users (id, name, email)
  SELECT uuidv7(), 'Person ' || n, 'seeded-' || n || '@bench.example.org'
  FROM generate_series(1, $1 - (SELECT count(*) FROM users)) AS n`;

/** In the order in which they would be made: the to-dos of one user lie scattered among everybody's. */
const TODOS = `
  INSERT INTO todos
    (id, user_id, title, description, priority, due_on, completed_at, created_at, updated_at)
  SELECT
    uuidv7(),
    users.id,
    'Water the plants, round ' || n,
    CASE WHEN n % 2 = 0 THEN repeat('Those on the balcony first. ', 5) ELSE '' END,
    n % 4,
    CASE WHEN n % 3 = 0 THEN current_date + n END,
    CASE WHEN n % 4 = 0 THEN now() - make_interval(hours => n) END,
    now() - make_interval(days => $1 - n),
    now() - make_interval(hours => $1 - n)
  FROM generate_series(1, $1) AS n, users
  ORDER BY n, users.id`;

export async function seed(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(MORE_USERS, [USERS]);
    await client.query(TODOS, [TODOS_EACH]);
    await client.query('VACUUM ANALYZE'); // now, rather than in the middle of a round
    await client.query('CHECKPOINT');
  } finally {
    await client.end();
  }
}
