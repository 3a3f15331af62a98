// The practical limit of this runtime: `node:http` and `pg`, Latchlist's answers, and nothing else. Nobody is authenticated
// (the user's id comes in a header), nothing is validated, and no request is told from one that was made before.
import { createServer } from 'node:http';
import pg from 'pg';
import { signIn, token } from './bare/auth.mjs';
import { change, create, list } from './bare/todos.mjs';

const ROUTES = {
  'GET /api/todos': list,
  'POST /api/todos': create,
  'GET /api/auth/token': token,
  'POST /api/auth/sign-in/email': signIn,
};

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 }); // as many as Latchlist has

const server = createServer(async (request, response) => {
  try {
    const handle = request.method === 'PATCH' ? change : ROUTES[`${request.method} ${request.url}`];
    const { status = 200, headers, body: value } = await handle(request, pool);
    const body = JSON.stringify(value);
    response.writeHead(status, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(body),
      ...headers,
    });
    response.end(body);
  } catch (error) {
    response.writeHead(500).end(error.message);
  }
});
server.listen(0, '127.0.0.1', () => console.log(`ready at http://127.0.0.1:${server.address().port}`));
