import type { Pool, PoolClient } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';

/** Opens the data source, and sees to it that no connection that dies takes the process along. */
export async function connect(options?: DataSourceOptions): Promise<DataSource> {
  if (!options) throw new Error('The data source needs options.');
  const dataSource = await new DataSource(options).initialize();
  hearErrors((dataSource.driver as unknown as { master: Pool }).master);
  return dataSource;
}

/**
 * A connection in use emits `error` when the database ends it between two queries, or after it was given back broken,
 * and an `error` that nobody hears ends a Node process. The query that comes next fails anyway, and tells.
 */
function hearErrors(pool: Pool): void {
  const heard = new WeakSet<PoolClient>();
  pool.on('acquire', (client) => {
    if (heard.has(client)) return;
    heard.add(client);
    client.on('error', () => undefined);
  });
}
