import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { start } from './child.mjs';
import { splitCores } from './cores.mjs';

/**
 * Runs `work` with a database, a core for the servers, and a folder; whatever it hands to `keep` is stopped in the end.
 *
 * @returns what `work` returns
 */
export async function onStage(work) {
  const cores = splitCores();
  const folder = await mkdtemp(join(tmpdir(), 'latchlist-bench-'));
  const running = [];
  const keep = async (starting) => {
    const child = await starting;
    running.push(child);
    return child;
  };
  try {
    const { said } = await keep(start('scripts/bench/database.mjs', /ready at (\S+)\n/));
    return await work({ databaseUrl: said[1], core: cores?.server, where: described(cores), folder, keep });
  } finally {
    for (const child of running.reverse()) await child.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const described = (cores) =>
  cores
    ? `server on core ${cores.server}; PostgreSQL and load on core ${cores.rest}`
    : 'all on the same cores: there is no taskset here, or only one core';

/** Runs `work` with a connection to a database. */
export async function connected(connectionString, work) {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined); // Ctrl-C ends the database too; the next query says so
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
