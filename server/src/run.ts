import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApp } from './app.ts';
import type { Env } from './config/env.ts';
import { startEmbeddedPostgres } from './database/embedded/embedded-postgres.ts';
import { HealthService } from './health/health.service.ts';
import { settingsWarnings } from './limits/settings-warnings.ts';
import { NestLogger } from './nest-logger.ts';
import { listenFailure, startFailure } from './start-failure.ts';

/** How long (ms) a server in production goes on answering while readiness tells balancers to send no more. */
const DRAIN_TIME = 1_000;
/** How long (ms) requests in flight may take to finish after that. */
const STOP_LIMIT = 7_000;

/**
 * Runs the server until SIGTERM or SIGINT, with an embedded PostgreSQL when there is no DATABASE_URL.
 *
 * @throws {Error} whose message is one clear sentence on what keeps it from starting.
 */
export async function run(env: Env): Promise<void> {
  const database =
    env.databaseUrl === undefined ? await startEmbeddedPostgres({ dataDir: env.dataDir }) : undefined;
  const running = { ...env, databaseUrl: env.databaseUrl ?? database?.url };
  try {
    const app = await createApp(running);
    stopOnSignal(app, env, async () => database?.stop());
    await app.listen(env.port, env.host).catch((error: unknown) => {
      throw listenFailure(error, env);
    });
    const { log } = app.getHttpAdapter().getInstance();
    app.useLogger(new NestLogger(log));
    for (const warning of settingsWarnings(env)) log.warn(warning);
    process.stdout.write(`Latchlist is ready at ${env.appUrl}\n`);
  } catch (error) {
    await database?.stop();
    throw startFailure(error, running);
  }
}

function stopOnSignal(app: NestFastifyApplication, env: Env, stopDatabase: () => Promise<void>): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    app.get(HealthService).drain();
    if (env.nodeEnv === 'production') await sleep(DRAIN_TIME);
    await Promise.race([app.close(), sleep(STOP_LIMIT)]);
    await stopDatabase();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}
