import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { interrupted, launch } from './run.mjs';
import { serve } from './serve.mjs';
import { ROOT } from './workspace.mjs';

const MODULES = join(ROOT, 'server/dist/modules');

let database;
let server;
let lastTurn = Promise.resolve();

/** Compiles the server on every change and restarts it after each compilation without errors. */
export function watchServer(settings) {
  rmSync(MODULES, { recursive: true, force: true }); // tsc never removes what a deleted source left there
  return launch('tsc', ['-p', 'server/tsconfig.build.json', '--watch', '--preserveWatchOutput'], {
    output: (chunk) => {
      process.stdout.write(chunk);
      if (String(chunk).includes('Found 0 errors')) lastTurn = lastTurn.then(() => restart(settings));
    },
  });
}

/** Once everything else has ended: the last server may still have been using the database. */
export async function stopServer() {
  await lastTurn;
  server?.stop();
  await server?.ended;
  await database?.stop();
}

async function restart(settings) {
  server?.stop();
  await server?.ended;
  if (interrupted()) return;
  const DATABASE_URL = process.env.DATABASE_URL || (await embeddedDatabase());
  if (!interrupted() && DATABASE_URL)
    server = serve('server/dist/modules/main.js', { ...settings, DATABASE_URL });
}

/** Ours, not the server's: it stays while the server restarts. */
async function embeddedDatabase() {
  const { startEmbeddedPostgres } = await import(join(MODULES, 'database/embedded/embedded-postgres.js'));
  try {
    database ??= await startEmbeddedPostgres({ dataDir: resolve(ROOT, process.env.DATA_DIR || '.data') });
    return database.url;
  } catch (error) {
    console.error(error.message);
    return undefined;
  }
}
