import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.ts';
import { SigningKeys } from './auth/signing-keys.ts';
import type { Env } from './config/env.ts';
import { migrate } from './database/migrate.ts';
import { ProblemFilter } from './errors/problem.filter.ts';
import { refuseWhatNodeTakes } from './errors/raw-refusal.ts';
import { StrictValidationPipe } from './errors/validation.pipe.ts';
import { fastifyOptions, type LogDestination } from './fastify-options.ts';
import { takeJsonBodies } from './json-body.ts';
import { serveOpenApi } from './openapi/swagger-ui.ts';
import { prepareEveryAnswer } from './every-answer.ts';
import { serveClientFiles } from './web/client-files.ts';

/**
 * The whole application, migrated and with its keys, ready to listen.
 *
 * @param log where its lines go.
 * @throws {Error} when the database is away or its signing key does not fit the secret.
 */
export async function createApp(
  env: Env,
  log: LogDestination = process.stdout,
): Promise<NestFastifyApplication> {
  await migrate(env);
  const adapter = new FastifyAdapter(fastifyOptions(env, log));
  const fastify = adapter.getInstance();
  takeJsonBodies(fastify);
  refuseWhatNodeTakes(fastify.server);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(env), adapter, {
    logger: false, // until it listens: what keeps it from starting is said once, in one sentence
    bodyParser: false,
    abortOnError: false,
  });
  prepareEveryAnswer(app, env);
  app.useGlobalPipes(new StrictValidationPipe());
  app.useGlobalFilters(new ProblemFilter());
  await app
    .get(SigningKeys)
    .load()
    .catch(async (error: unknown) => {
      await app.close();
      throw error;
    });
  serveOpenApi(app);
  await serveClientFiles(app);
  return app.init();
}
