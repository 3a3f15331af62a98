import pg from 'pg';
import { type Env, loadEnv } from './config/env.ts';
import { startFailure } from './start-failure.ts';

const USAGE = `Usage: node server/dist/operate.js <command>

  rotate-keys          a new signing key takes over in ten minutes; nobody notices
  rotate-keys --now    after a key was stolen: all access tokens are refused at once, clients get new ones
  ban <account>        ends all sessions of an account, and lets it sign in no more
  unban <account>
  end-sessions <account>

<account> is a user id or an e-mail address. The settings are those of the server (DATABASE_URL, …).`;

/** How long (ms) the database may take to let in, and to answer. */
const PATIENCE = 5_000;

type Change = [done: string, statement: string];

const ACCOUNT = '(id::text = lower($1) OR email = lower($1))';
const OF_ACCOUNTS: Record<string, Change> = {
  ban: ['banned', `UPDATE users SET banned_at = now() WHERE ${ACCOUNT} RETURNING id`],
  unban: ['no longer banned', `UPDATE users SET banned_at = NULL WHERE ${ACCOUNT} RETURNING id`],
  'end-sessions': [
    'signed out everywhere',
    `WITH account AS (SELECT id FROM users WHERE ${ACCOUNT}),
       ended AS (DELETE FROM sessions WHERE user_id IN (SELECT id FROM account))
     SELECT id FROM account`,
  ],
};

/** What an operator does by hand, beside running servers: they learn of it from the database, at once. */
async function operate([command = '', argument, ...rest]: string[]): Promise<string> {
  const change = Object.hasOwn(OF_ACCOUNTS, command) ? OF_ACCOUNTS[command] : undefined;
  const rotation = command === 'rotate-keys' && (argument === undefined || argument === '--now');
  if (rest.length > 0 || !(rotation || (change && argument !== undefined))) throw new Error(USAGE);
  const env = loadEnv();
  if (env.databaseUrl === undefined)
    throw new Error('DATABASE_URL is required: the embedded database is the running server’s.');
  const deed =
    change && argument !== undefined ? changeAccount(env, change, argument) : rotateKeys(env, argument);
  return deed.catch((error: unknown) => {
    throw startFailure(error, env);
  });
}

async function changeAccount(env: Env, [done, statement]: Change, account: string): Promise<string> {
  const patience = { connectionTimeoutMillis: PATIENCE, query_timeout: PATIENCE };
  const database = new pg.Pool({ connectionString: env.databaseUrl, max: 1, ...patience });
  const { rows } = await database.query<{ id: string }>(statement, [account]).finally(() => database.end());
  if (!rows[0]) throw new Error('There is no such account.');
  return `Account ${rows[0].id} is ${done}.`;
}

/** Only the application knows how; it takes a second or two to load. */
async function rotateKeys(env: Env, when?: string): Promise<string> {
  await import('reflect-metadata');
  const { Logger } = await import('@nestjs/common');
  const { createApp } = await import('./app.ts');
  const { SigningKeys } = await import('./auth/signing-keys.ts');
  Logger.overrideLogger(false);
  const app = await createApp({ ...env, logLevel: 'error' });
  try {
    const keys = app.get(SigningKeys);
    await (when === '--now' ? keys.rotateAtOnce() : keys.rotate());
    return 'A new signing key has been made.';
  } finally {
    await app.close();
  }
}

operate(process.argv.slice(2)).then(
  (done) => process.stdout.write(`${done}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
