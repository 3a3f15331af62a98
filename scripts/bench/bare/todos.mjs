import { v7 as uuidv7 } from 'uuid';
import { lexemesOf } from '../../../server/dist/modules/todos/search-terms.js';
import { sortTitle } from '../../../server/dist/modules/todos/sort-title.js';
import { TODO_COLUMNS } from '../../../server/dist/modules/todos/todo-row.js'; // text, and nothing that runs
import { bodyOf } from './body.mjs';
import { positionAboveAll } from './position.mjs';

const PRIORITIES = ['none', 'low', 'medium', 'high'];
const LIMIT = 51; // one more than a page, to see whether there is another

/** Latchlist's, but for times, which come as anybody has them from `pg`. */
const COLUMNS = TODO_COLUMNS.replaceAll(" AT TIME ZONE 'UTC'", '');

/** But for the times, word for word what Latchlist sends for the list. */
const LIST = `SELECT ${COLUMNS} FROM todos AS todo WHERE todo.user_id = $1::uuid AND todo.deleted_at IS NULL
  ORDER BY todo.created_at DESC, todo.id DESC LIMIT $2::integer`;

const CREATE = `
  WITH added AS (
    INSERT INTO todos AS todo (id, user_id, title, sort_title, description, priority, due_on, position, created_at, updated_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now(), now()) RETURNING ${COLUMNS}
  ), findable AS (
    INSERT INTO todo_words (todo_id, words) VALUES ($1, array_to_tsvector($9::text[]))
  )
  SELECT * FROM added`;

const CHANGE = `
  UPDATE todos AS todo
  SET completed_at = CASE WHEN $4 THEN COALESCE(todo.completed_at, now()) END, updated_at = now(), version = todo.version + 1
  WHERE todo.id = $1 AND todo.user_id = $2 AND todo.version = $3 RETURNING ${COLUMNS}`;

export async function list(request, pool) {
  const { rows } = await pool.query(LIST, [request.headers['x-user-id'], LIMIT]);
  return { body: { items: rows.map(toItem), nextCursor: null } };
}

export async function create(request, pool) {
  const userId = request.headers['x-user-id'];
  const { title, description, priority, dueOn } = await bodyOf(request);
  const { rows } = await pool.query(CREATE, [
    ...[uuidv7(), userId, title, sortTitle(title), description, PRIORITIES.indexOf(priority), dueOn],
    ...[positionAboveAll(), lexemesOf(userId, `${title} ${description}`)],
  ]);
  const [{ id, version }] = rows;
  return {
    status: 201,
    headers: { etag: `"${version}"`, Location: `/api/todos/${id}` },
    body: toItem(rows[0]),
  };
}

export async function change(request, pool) {
  const { completed } = await bodyOf(request);
  const id = request.url.slice(request.url.lastIndexOf('/') + 1);
  const version = Number(request.headers['if-match'].slice(1, -1));
  const { rows } = await pool.query(CHANGE, [id, request.headers['x-user-id'], version, completed]);
  return { headers: { etag: `"${rows[0].version}"` }, body: toItem(rows[0]) };
}

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
