import { splitCores } from './cores.mjs';
import { start } from './child.mjs';
import { accessToken, signUp, startLatchlist } from './latchlist.mjs';
import { measure, ROUNDS } from './measure.mjs';
import { seed, TODOS_EACH, USERS } from './seed.mjs';
import { table } from './table.mjs';
import { verify } from './verify.mjs';

const BUSY_USERS = 20; // those who send the requests

/** Measures both servers in turn and ends all it started. @returns the table to print */
export async function compare({ seconds, connections }) {
  const cores = splitCores();
  const running = [];
  try {
    const database = await start('scripts/bench/database.mjs', /ready at (\S+)\n/);
    running.push(database);
    const databaseUrl = database.said[1];
    const latchlist = await startLatchlist(databaseUrl, cores?.server);
    running.push(latchlist);
    const bare = await start('scripts/bench/bare.mjs', /ready at (\S+)\n/, {
      settings: { NODE_ENV: 'production', DATABASE_URL: databaseUrl },
      core: cores?.server,
    });
    running.push(bare);

    const users = await Promise.all(
      Array.from({ length: BUSY_USERS }, (_, index) => signUp(latchlist.origin, index)),
    );
    await seed(databaseUrl);
    const servers = { Latchlist: latchlist.origin, 'node:http + pg': bare.said[1] };
    // Fresh for every round: the tokens of the first would have expired before a long run is over.
    const requests = () => Promise.all(users.map((user) => headersOf(latchlist.origin, user)));
    await verify(Object.values(servers), await requests(), TODOS_EACH);
    const results = await measure(servers, requests, { seconds, connections });
    return table(results, [
      `GET /api/todos: ${TODOS_EACH} of the ${(USERS * TODOS_EACH).toLocaleString('en')} to-dos of ${USERS.toLocaleString('en')} users`,
      `${connections} connections, ${ROUNDS} rounds of ${seconds} s each in turn; medians`,
      cores
        ? `server on core ${cores.server}; PostgreSQL and load on core ${cores.rest}`
        : 'all on the same cores: there is no taskset here, or only one core',
    ]);
  } finally {
    for (const child of running.reverse()) await child.stop();
  }
}

/** The same to both servers: each takes from it what it wants. */
async function headersOf(origin, user) {
  return { Authorization: `Bearer ${await accessToken(origin, user)}`, 'X-User-Id': user.id };
}
