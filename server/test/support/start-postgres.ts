import { startTemporaryPostgres } from '../../src/database/embedded/temporary-postgres.ts';
import { startRecording } from './openapi/seen.ts';

/** Once for all suites: a real PostgreSQL, thrown away afterwards. TEST_DATABASE_URL names another one to use. */
export default async function startPostgres(): Promise<void> {
  startRecording();
  if (process.env['TEST_DATABASE_URL']) return;
  const postgres = await startTemporaryPostgres();
  process.env['TEST_DATABASE_URL'] = postgres.url;
  Object.assign(globalThis, { stopTestPostgres: postgres.stop });
}
