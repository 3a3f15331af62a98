import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface EmbeddedPostgres {
  startEmbeddedPostgres: (options: { dataDir: string; durable: boolean }) => Promise<Database>;
}

export interface Database {
  url: string;
  stop: () => Promise<void>;
}

/** A PostgreSQL with nothing in it, gone with its data when stopped; run by the build that is being tested. */
export async function startDatabase(): Promise<Database> {
  const build = new URL('../../server/dist/database/embedded/embedded-postgres.js', import.meta.url);
  const { startEmbeddedPostgres } = (await import(build.href)) as EmbeddedPostgres;
  const dataDir = await mkdtemp(join(tmpdir(), 'latchlist-e2e-'));
  await chmod(dataDir, 0o755); // as root, PostgreSQL runs as another user
  const remove = () => rm(dataDir, { recursive: true, force: true });
  try {
    const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
    return { url: postgres.url, stop: () => postgres.stop().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}
