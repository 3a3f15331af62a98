import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../src/database/embedded/embedded-postgres.ts';

/** Once for all suites: a real PostgreSQL, thrown away afterwards. TEST_DATABASE_URL names another one to use. */
export default async function startPostgres(): Promise<void> {
  if (process.env['TEST_DATABASE_URL']) return;
  const dataDir = await mkdtemp(join(tmpdir(), 'latchlist-test-'));
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
  process.env['TEST_DATABASE_URL'] = postgres.url;
  (globalThis as Record<string, unknown>)['embeddedPostgres'] = { ...postgres, dataDir };
}
