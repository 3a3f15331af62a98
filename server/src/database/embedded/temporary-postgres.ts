import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from './embedded-postgres.ts';

/** An embedded PostgreSQL with nothing in it, for tests and measurements: stopped, it is gone with its data. */
export async function startTemporaryPostgres(
  options: { durable?: boolean } = {},
): Promise<{ url: string; stop: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'latchlist-postgres-'));
  const remove = () => rm(dataDir, { recursive: true, force: true });
  await chmod(dataDir, 0o755); // as root, PostgreSQL runs as another user, who must get in
  try {
    const { url, stop } = await startEmbeddedPostgres({ dataDir, durable: options.durable ?? false });
    return { url, stop: () => stop().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}
