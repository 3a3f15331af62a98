// The practical limit of this runtime: `node:http` and `pg`, the query and the answer of `GET /api/todos`, and nothing
// else. Nobody is authenticated (the user's id comes in a header), nothing is validated.
import { createServer } from 'node:http';
import pg from 'pg';
import { TODO_COLUMNS } from '../../server/dist/todos/todo-row.js'; // text, and nothing that runs

/** Word for word what Latchlist sends for the list. */
const QUERY = `SELECT ${TODO_COLUMNS} FROM todos AS todo WHERE todo.user_id = $1::uuid AND todo.deleted_at IS NULL
  ORDER BY todo.created_at DESC, todo.id DESC LIMIT $2::integer`;
const LIMIT = 51; // one more than a page, to see whether there is another

const PRIORITIES = ['none', 'low', 'medium', 'high'];

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 }); // as many as Latchlist has

const server = createServer(async (request, response) => {
  try {
    const { rows } = await pool.query(QUERY, [request.headers['x-user-id'], LIMIT]);
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
    id: row.id,
    title: row.title,
    description: row.description,
    completed: row.completedAt !== null,
    completedAt: row.completedAt?.toISOString() ?? null,
    priority: PRIORITIES[row.priority],
    dueOn: row.dueOn,
    tags: row.tags,
    position: row.position,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  };
}
