import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, type Database, runSql } from './database.ts';
import { DatabaseGate } from './database-gate.ts';
import { freePort } from './free-port.ts';
import { Outbox } from './outbox.ts';
import { Server } from './server.ts';
import { test } from './test.ts';

const SET_UP_LIMIT = 60_000; // ms, beside the time of the test: starting and stopping are not what it is about

/** An application that one test has to itself, to stop, start, and cut off from its database. */
export interface OwnApplication {
  server: Server;
  database: DatabaseGate;
  outbox: Outbox;
  /** Runs SQL beside the server, whether the gate is open or not. */
  sql: (statement: string) => Promise<void>;
}

/** `test`, on an application of its own: `page.goto('/')` leads there. */
export const testWithOwnApplication = test.extend<{
  settings: Record<string, string>;
  application: OwnApplication;
}>({
  settings: [{}, { option: true }],
  application: [
    async ({ settings }, use) => {
      const database = await createDatabase();
      const gate = new DatabaseGate(database.url);
      const dataDir = await mkdtemp(join(tmpdir(), 'latchlist-data-'));
      const server = new Server(await freePort(), await gate.listen(), { DATA_DIR: dataDir, ...settings });
      const sql = (statement: string) => runSql(database.url, statement);
      try {
        await server.start();
        await use({ server, database: gate, outbox: new Outbox(dataDir), sql });
      } finally {
        await stopAll(server, gate, database);
        await rm(dataDir, { recursive: true, force: true });
      }
    },
    { timeout: SET_UP_LIMIT },
  ],
  baseURL: ({ application }, use) => use(application.server.url),
});

async function stopAll(server: Server, gate: DatabaseGate, database: Database): Promise<void> {
  try {
    await server.stop();
  } finally {
    gate.close();
    await database.stop();
  }
}
