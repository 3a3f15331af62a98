import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** PostgreSQL's own: a database without a schema. */
export const EMPTY = 'template1';

/** A database of its own, and how to throw it away. */
export interface TestDatabase {
  url: string;
  drop: () => Promise<void>;
}

/** @param template what it is a copy of; unless said, of one that has the schema and nothing in it. */
export async function createTestDatabase(
  template = process.env['TEST_DATABASE_TEMPLATE'] ?? EMPTY,
): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administrate(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administrate(`DROP DATABASE ${name} WITH (FORCE)`) };
}

function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('Run the suites through `npm test -- server`, which starts a PostgreSQL.');
  return url;
}

async function administrate(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
