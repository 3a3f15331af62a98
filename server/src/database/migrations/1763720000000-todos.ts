import { generateNKeysBetween } from 'fractional-indexing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
// eslint-disable-next-line no-restricted-imports -- what is there already is to be found like what comes
import { lexemesOf } from '../../todos/search-terms.ts';
// eslint-disable-next-line no-restricted-imports -- as above
import { sortTitle } from '../../todos/sort-title.ts';

/** Tags, an order of one's own, search, sorts with an index each, quotas, and answers that can be given twice. */
export class Todos1763720000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE todos ADD COLUMN sort_title text COLLATE "C", ADD COLUMN position text COLLATE "C"',
    );
    await runner.query(WORDS);
    await fill(runner);
    await runner.query(TODOS);
    await runner.query(LISTS);
    await runner.query(TAGS);
    await runner.query(IDEMPOTENCY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE idempotent_answers, todo_tags, tags, todo_lists, todo_words;
      DROP TRIGGER todos_added ON todos;
      DROP TRIGGER todos_removed ON todos;
      DROP FUNCTION count_added_todos, count_removed_todos;
      DROP INDEX todos_by_updated, todos_by_due, todos_by_due_descending, todos_by_priority, todos_by_title,
        todos_trash, todos_deleted_at;
      DROP STATISTICS todos_due;
      ALTER TABLE todos DROP CONSTRAINT todos_user_id_id_key, DROP CONSTRAINT todos_user_id_position_key,
        DROP COLUMN sort_title, DROP COLUMN position;
    `);
  }
}

interface OldTodo {
  id: string;
  userId: string;
  title: string;
  description: string;
}

/** What the application computes of to-dos that are there already; the newest come first, as they did. */
async function fill(runner: QueryRunner): Promise<void> {
  for (const { id: userId } of (await runner.query('SELECT id FROM users')) as { id: string }[]) {
    const todos = (await runner.query(
      'SELECT id, user_id AS "userId", title, description FROM todos WHERE user_id = $1 ORDER BY created_at DESC, id DESC',
      [userId],
    )) as OldTodo[];
    const positions = generateNKeysBetween(null, null, todos.length);
    for (const [index, { id, title, description }] of todos.entries()) {
      await runner.query('UPDATE todos SET sort_title = $2, position = $3 WHERE id = $1', [
        id,
        sortTitle(title),
        positions[index],
      ]);
      await runner.query(
        'INSERT INTO todo_words (todo_id, words) VALUES ($1, array_to_tsvector($2::text[]))',
        [id, lexemesOf(userId, `${title} ${description}`)],
      );
    }
  }
}

/** Apart from `todos`, so that a change which leaves the text alone does not write all of its words into the index anew. */
const WORDS = `
  CREATE TABLE todo_words (
    todo_id uuid CONSTRAINT todo_words_pkey PRIMARY KEY
      CONSTRAINT todo_words_todo_id_fkey REFERENCES todos (id) ON DELETE CASCADE,
    words tsvector NOT NULL
  );
  CREATE INDEX todo_words_words_idx ON todo_words USING gin (words);
`;

/**
 * Each order of the list has an index that ends with the id: a page is read off it from where the last one ended. The
 * statistics tell the planner how many are due in a range of days.
 */
const TODOS = `
  ALTER TABLE todos
    ALTER COLUMN sort_title SET NOT NULL, ALTER COLUMN position SET NOT NULL,
    ADD CONSTRAINT todos_user_id_id_key UNIQUE (user_id, id),
    ADD CONSTRAINT todos_user_id_position_key UNIQUE (user_id, position) DEFERRABLE; -- checked when a statement is done
  CREATE INDEX todos_by_updated ON todos (user_id, updated_at, id) WHERE deleted_at IS NULL;
  CREATE INDEX todos_by_due ON todos (user_id, (COALESCE(due_on, 'infinity'::date)), id) WHERE deleted_at IS NULL;
  CREATE INDEX todos_by_due_descending ON todos (user_id, (COALESCE(due_on, '-infinity'::date)), id) WHERE deleted_at IS NULL;
  CREATE INDEX todos_by_priority ON todos (user_id, priority, id) WHERE deleted_at IS NULL;
  CREATE INDEX todos_by_title ON todos (user_id, sort_title, id) WHERE deleted_at IS NULL;
  CREATE STATISTICS todos_due ON (COALESCE(due_on, 'infinity'::date)), (COALESCE(due_on, '-infinity'::date)) FROM todos;
  CREATE INDEX todos_trash ON todos (user_id, deleted_at, id) WHERE deleted_at IS NOT NULL;
  CREATE INDEX todos_deleted_at ON todos (deleted_at) WHERE deleted_at IS NOT NULL;
`;

const LISTS = `
  CREATE TABLE todo_lists (
    user_id uuid CONSTRAINT todo_lists_pkey PRIMARY KEY
      CONSTRAINT todo_lists_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    todos integer NOT NULL DEFAULT 0
  );
  INSERT INTO todo_lists (user_id, todos) SELECT user_id, count(*) FROM todos GROUP BY user_id;
  CREATE FUNCTION count_added_todos() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO todo_lists AS list (user_id, todos) SELECT user_id, count(*) FROM added GROUP BY user_id ORDER BY user_id
      ON CONFLICT (user_id) DO UPDATE SET todos = list.todos + EXCLUDED.todos;
    RETURN NULL;
  END $$;
  CREATE FUNCTION count_removed_todos() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE todo_lists AS list SET todos = list.todos - counted.todos
      FROM (SELECT user_id, count(*) AS todos FROM removed GROUP BY user_id) AS counted
      WHERE list.user_id = counted.user_id;
    RETURN NULL;
  END $$;
  CREATE TRIGGER todos_added AFTER INSERT ON todos REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION count_added_todos();
  CREATE TRIGGER todos_removed AFTER DELETE ON todos REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION count_removed_todos();
`;

/** The keys of \`todo_tags\` hold the owner too: nobody's to-do can have another's tag. */
const TAGS = `
  CREATE TABLE tags (
    id uuid CONSTRAINT tags_pkey PRIMARY KEY,
    user_id uuid NOT NULL CONSTRAINT tags_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    name text COLLATE "C" NOT NULL,
    CONSTRAINT tags_user_id_name_key UNIQUE (user_id, name),
    CONSTRAINT tags_user_id_id_key UNIQUE (user_id, id)
  );
  CREATE TABLE todo_tags (
    todo_id uuid NOT NULL,
    tag_id uuid NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT todo_tags_pkey PRIMARY KEY (todo_id, tag_id),
    CONSTRAINT todo_tags_todo_id_user_id_fkey FOREIGN KEY (todo_id, user_id) REFERENCES todos (id, user_id) ON DELETE CASCADE,
    CONSTRAINT todo_tags_tag_id_user_id_fkey FOREIGN KEY (tag_id, user_id) REFERENCES tags (id, user_id) ON DELETE CASCADE
  );
  CREATE INDEX todo_tags_tag_id_todo_id_idx ON todo_tags (tag_id, todo_id);
`;

const IDEMPOTENCY = `
  CREATE TABLE idempotent_answers (
    user_id uuid NOT NULL CONSTRAINT idempotent_answers_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    key text NOT NULL,
    request text NOT NULL,
    answer text,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT idempotent_answers_pkey PRIMARY KEY (user_id, key)
  );
  CREATE INDEX idempotent_answers_created_at_idx ON idempotent_answers (created_at);
`;
