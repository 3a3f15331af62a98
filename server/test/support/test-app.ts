import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { createApp } from '../../src/app.ts';
import { type Env, loadEnv } from '../../src/config/env.ts';
import { Notifications } from '../../src/database/notifications.ts';
import { clock } from './clock.ts';
import { refuseSecrets } from './refuse-secrets.ts';
import { type Agent, requests } from './requests.ts';
import { agentAs, type Standing } from './standing.ts';
import { createTestDatabase } from './test-database.ts';
import { signUp, type TestUser } from './test-user.ts';

/**
 * argon2id all the same, but next to nothing to pay for each of the suites' hundreds of users. What is about the cost
 * itself passes `LEAST_HASH_COST`.
 */
const QUICK_HASHES = { memory: 64, passes: 1 };

/** The origin the application under test believes to live at. */
export const APP_URL = 'http://latchlist.test';

export interface TestApp {
  app: NestFastifyApplication;
  env: Env;
  /** Requests of nobody in particular, without cookies. */
  api: ReturnType<typeof requests>;
  /** The lines of its log so far. When it is closed there must be no secret in them. */
  log: string[];
  /** Runs SQL beside the application, which has heard of it when it is done. */
  sql: <Row>(statement: string, parameters?: unknown[]) => Promise<Row[]>;
  /** A new user, signed in, from an address of his own. */
  newUser: () => Promise<TestUser>;
  /** A new session of a user, in whatever standing, as an agent that sends its token or its cookie. */
  as: (user: TestUser, standing?: Standing) => Promise<Agent>;
  /** Moves the application's time; it is right again when the application is closed. */
  clock: typeof clock;
  close: () => Promise<void>;
}

/** The real application on a database of its own, listening on a free port. */
export async function createTestApp(overrides: Partial<Env> = {}): Promise<TestApp> {
  const database = await createTestDatabase();
  const settings = {
    NODE_ENV: 'test',
    APP_URL,
    DATABASE_URL: database.url,
    BETTER_AUTH_SECRET: 'a secret that only the tests know of',
    TRUST_PROXY: 'loopback',
    API_REQUESTS_PER_MINUTE: '1000000',
    LOG_LEVEL: 'debug',
    DATA_DIR: join(tmpdir(), 'latchlist-test-unused'),
  };
  const env = { ...loadEnv(settings), hashCost: QUICK_HASHES, ...overrides };
  const log: string[] = [];
  const app = await createApp(env, { write: (line) => log.push(line) });
  await app.listen(0, '127.0.0.1');
  const server = app.getHttpServer();
  const sql = async <Row>(statement: string, parameters?: unknown[]) => {
    const rows = await app.get(DataSource).query<Row[]>(statement, parameters);
    await app.get(Notifications).caughtUp();
    return rows;
  };
  const prove = (email: string) => sql('UPDATE users SET email_verified = true WHERE email = $1', [email]);
  const test: TestApp = {
    app,
    env,
    api: requests(server),
    log,
    sql,
    newUser: () => signUp(server, env.emailVerification ? prove : undefined),
    as: (user, standing) => agentAs(test, user, standing),
    clock,
    close: async () => {
      clock.reset();
      await app.close();
      await database.drop();
      refuseSecrets(log);
    },
  };
  return test;
}
