/** The oldest to-do of each user, then the second of each, and so on. */
const TODOS = `
  SELECT todo.id, todo.version, owner.place - 1 AS owner
  FROM unnest($1::uuid[]) WITH ORDINALITY AS owner (id, place), LATERAL (
    SELECT id, version, row_number() OVER (ORDER BY id) AS number FROM todos
    WHERE user_id = owner.id AND deleted_at IS NULL ORDER BY id LIMIT $2
  ) AS todo
  ORDER BY todo.number, owner.place OFFSET $3 LIMIT $4`;

/**
 * Each connection changes a to-do of its own, back and forth, and sends the version that the answer before told it. What the
 * round before had asked for when it ended may still be done now: no two rounds in a row change the same to-dos.
 */
export const change = {
  title: 'change',
  prepare: async ({ people, database, connections, turn }) => {
    const users = await people.withTokens();
    const owners = users.map(({ id }) => id);
    const each = Math.ceil((2 * connections) / owners.length);
    const { rows } = await database.query(TODOS, [owners, each, (turn % 2) * connections, connections]);
    return rows.map(({ id, version, owner }) => ({ id, version, headers: users[owner].headers }));
  },
  requests: (todos, connection) => {
    const { id, version, headers } = todos[connection];
    let tag = `"${version}"`;
    let completed = false;
    return [
      {
        method: 'PATCH',
        path: `/api/todos/${id}`,
        headers: { ...headers, 'Content-Type': 'application/json' },
        setupRequest: (request) => {
          completed = !completed;
          request.headers['If-Match'] = tag;
          request.body = JSON.stringify({ completed });
          return request;
        },
        onResponse: (_status, _body, _context, answer) => (tag = answer.etag),
      },
    ];
  },
  differing: ['version', 'completedAt', 'updatedAt'],
};
