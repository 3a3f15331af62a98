/**
 * The process that keeps the embedded PostgreSQL: starts it, tells its parent the URL, and stops it when the parent
 * lets go of the channel or dies.
 */
import { Cluster } from './cluster.ts';
import type { EmbeddedPostgresMessage, EmbeddedPostgresOptions } from './embedded-postgres.ts';

const options = JSON.parse(process.argv[2] ?? '{}') as EmbeddedPostgresOptions;
const cluster = new Cluster(options);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await cluster.stop();
  process.exit(0);
}

process.on('disconnect', () => void stop());
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());

const answer: EmbeddedPostgresMessage = await cluster.start().then(
  (url) => ({ url }),
  (error: unknown) => ({ failure: error instanceof Error ? error.message : String(error) }),
);
process.send?.(answer, () => 'failure' in answer && void stop());
