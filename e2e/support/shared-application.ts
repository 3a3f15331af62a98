import { startDatabase } from './database.ts';
import { freePort } from './free-port.ts';
import { Server } from './server.ts';

/** Before all tests: one application on a fresh database. What it returns stops both, whatever happened. */
export default async function startSharedApplication(): Promise<() => Promise<void>> {
  const database = await startDatabase();
  const server = new Server(await freePort(), database.url);
  const stop = async () => {
    try {
      await server.stop();
    } finally {
      await database.stop();
    }
  };
  try {
    await server.start();
  } catch (error) {
    await stop();
    throw error;
  }
  process.env['E2E_URL'] = server.url; // the workers inherit both
  process.env['E2E_DATABASE_URL'] = database.url;
  return stop;
}
