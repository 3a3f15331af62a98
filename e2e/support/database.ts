import { randomUUID } from 'node:crypto';
import pg from 'pg';

export interface Database {
  url: string;
  stop: () => Promise<void>;
}

/** A PostgreSQL with nothing in it, gone with its data when stopped; run by the build that is being tested. */
export async function startDatabase(): Promise<Database> {
  const build = new URL('../../server/dist/modules/database/embedded/temporary-postgres.js', import.meta.url);
  const { startTemporaryPostgres } = (await import(build.href)) as {
    startTemporaryPostgres: () => Promise<Database>;
  };
  return startTemporaryPostgres();
}

/** An empty database in the PostgreSQL that all tests share, which is a lot quicker than one more PostgreSQL. */
export async function createDatabase(): Promise<Database> {
  const shared = process.env['E2E_DATABASE_URL'] ?? '';
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(shared);
  url.pathname = name;
  await runSql(shared, `CREATE DATABASE ${name}`);
  return { url: url.href, stop: () => runSql(shared, `DROP DATABASE ${name} WITH (FORCE)`) };
}

export async function runSql(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
