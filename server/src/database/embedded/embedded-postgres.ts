import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface EmbeddedPostgresOptions {
  /** Where the cluster and its password live; made when it is not there. */
  dataDir: string;
  /** False trades safety in a power cut for speed: for tests, whose data nobody misses. Default true. */
  durable?: boolean;
}

/** What the keeper process says, once. */
export type EmbeddedPostgresMessage = { url: string } | { failure: string };

/**
 * Starts the PostgreSQL that comes from npm, for development and tests.
 *
 * It runs under a keeper process in a process group of its own: Ctrl-C in a terminal does not reach it, so that
 * requests in flight keep their database, and it stops by itself when this process dies.
 *
 * @throws {Error} in one sentence when the data folder cannot be used or the server does not start.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<{ url: string; stop: () => Promise<void> }> {
  // From source (under a test runner) Node strips the types itself.
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const keeperFile = fileURLToPath(new URL(`./keeper.${extension}`, import.meta.url));
  const keeper = fork(keeperFile, [JSON.stringify(options)], {
    detached: true,
    execArgv: [],
    stdio: 'inherit',
  });
  const message = await firstMessage(keeper);
  if ('failure' in message) throw new Error(message.failure);
  return { url: message.url, stop: () => stop(keeper) };
}

async function firstMessage(keeper: ChildProcess): Promise<EmbeddedPostgresMessage> {
  return new Promise((resolve) => {
    keeper.once('message', (message) => resolve(message as EmbeddedPostgresMessage));
    keeper.once('exit', () => resolve({ failure: 'The embedded PostgreSQL ended before it was ready.' }));
  });
}

async function stop(keeper: ChildProcess): Promise<void> {
  if (keeper.exitCode !== null || keeper.signalCode !== null) return;
  const exit = once(keeper, 'exit');
  keeper.disconnect();
  await exit;
}
