import { startTemporaryPostgres } from '../../src/database/embedded/temporary-postgres.ts';
import { migrate } from '../../src/database/migrate.ts';
import { startRecording } from './openapi/seen.ts';
import { createTestDatabase, EMPTY } from './test-database.ts';

/**
 * Once for all suites: a real PostgreSQL, thrown away afterwards, and in it a database with the schema, for the suites to
 * begin with a copy. TEST_DATABASE_URL names another one to use.
 */
export default async function startPostgres(): Promise<void> {
  startRecording();
  if (!process.env['TEST_DATABASE_URL']) {
    const postgres = await startTemporaryPostgres();
    process.env['TEST_DATABASE_URL'] = postgres.url;
    Object.assign(globalThis, { stopTestPostgres: postgres.stop });
  }
  const template = await createTestDatabase(EMPTY);
  await migrate({ databaseUrl: template.url });
  process.env['TEST_DATABASE_TEMPLATE'] = new URL(template.url).pathname.slice(1);
  Object.assign(globalThis, { dropTemplate: template.drop });
}
