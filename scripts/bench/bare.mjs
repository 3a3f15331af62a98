// The practical limit of this runtime: `node:http` and `pg`, the query and the answer of `GET /api/todos`, and nothing
// else. Nobody is authenticated (the user's id comes in a header), nothing is validated.
import { createServer } from 'node:http';
import pg from 'pg';

/** Word for word what TypeORM sends for the list. */
const QUERY =
  'SELECT "todo"."id" AS "todo_id", "todo"."user_id" AS "todo_user_id", "todo"."title" AS "todo_title", ' +
  '"todo"."description" AS "todo_description", "todo"."priority" AS "todo_priority", ' +
  '"todo"."due_on" AS "todo_due_on", "todo"."completed_at" AS "todo_completed_at", ' +
  '"todo"."version" AS "todo_version", "todo"."created_at" AS "todo_created_at", ' +
  '"todo"."updated_at" AS "todo_updated_at", "todo"."deleted_at" AS "todo_deleted_at" ' +
  'FROM "todos" "todo" WHERE "todo"."user_id" = $1 AND "todo"."deleted_at" IS NULL ' +
  'ORDER BY "todo"."created_at" DESC, "todo"."id" DESC LIMIT 51';

const PRIORITIES = ['none', 'low', 'medium', 'high'];

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text); // a calendar date needs no Date
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 }); // as many as Latchlist has

const server = createServer(async (request, response) => {
  try {
    const { rows } = await pool.query(QUERY, [request.headers['x-user-id']]);
    const body = JSON.stringify({ items: rows.map(toItem), nextCursor: null });
    response.writeHead(200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(body),
    });
    response.end(body);
  } catch (error) {
    response.writeHead(500).end(error.message);
  }
});
server.listen(0, '127.0.0.1', () => console.log(`ready at http://127.0.0.1:${server.address().port}`));

function toItem(row) {
  return {
    id: row.todo_id,
    title: row.todo_title,
    description: row.todo_description,
    completed: row.todo_completed_at !== null,
    completedAt: row.todo_completed_at?.toISOString() ?? null,
    priority: PRIORITIES[row.todo_priority],
    dueOn: row.todo_due_on,
    createdAt: row.todo_created_at.toISOString(),
    updatedAt: row.todo_updated_at.toISOString(),
    version: row.todo_version,
  };
}
