import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './app.ts';
import { loadEnv } from './config/env.ts';
import { startEmbeddedPostgres } from './database/embedded/embedded-postgres.ts';
import { HealthService } from './health/health.service.ts';
import { startFailure } from './start-failure.ts';

/** How long (ms) requests in flight may take to finish once the server was told to stop. */
const STOP_LIMIT = 8_000;

/**
 * Runs the server until SIGTERM or SIGINT, with an embedded PostgreSQL when there is no DATABASE_URL.
 *
 * @throws {Error} whose message is one clear sentence on what keeps it from starting.
 */
export async function run(): Promise<void> {
  const env = loadEnv();
  const database =
    env.databaseUrl === undefined ? await startEmbeddedPostgres({ dataDir: env.dataDir }) : undefined;
  const running = { ...env, databaseUrl: env.databaseUrl ?? database?.url };
  try {
    const app = await createApp(running);
    stopOnSignal(app, async () => database?.stop());
    await app.listen(env.port, env.host);
    process.stdout.write(`Latchlist is ready at ${env.appUrl}\n`);
  } catch (error) {
    await database?.stop();
    throw startFailure(error, running);
  }
}

function stopOnSignal(app: NestFastifyApplication, stopDatabase: () => Promise<void>): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    app.get(HealthService).drain();
    const limit = new Promise((resolve) => setTimeout(resolve, STOP_LIMIT).unref());
    await Promise.race([app.close(), limit]);
    await stopDatabase();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}
