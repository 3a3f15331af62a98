import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { createApp } from './app.ts';
import { SigningKeys } from './auth/signing-keys.ts';
import { loadEnv } from './config/env.ts';
import { startFailure } from './start-failure.ts';

const USAGE = `Usage: node server/dist/operate.js <command>

  rotate-keys          a new signing key takes over in ten minutes; nobody notices
  rotate-keys --now    after a key was stolen: all access tokens are refused at once, clients get new ones
  ban <account>        ends all sessions of an account, and lets it sign in no more
  unban <account>
  end-sessions <account>

<account> is a user id or an e-mail address. The settings are those of the server (DATABASE_URL, …).`;

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
  const app = await createApp({ ...env, logLevel: 'error' }).catch((error: unknown) => {
    throw startFailure(error, env);
  });
  try {
    if (change && argument !== undefined) return await changeAccount(app.get(DataSource), change, argument);
    const keys = app.get(SigningKeys);
    await (argument === '--now' ? keys.rotateAtOnce() : keys.rotate());
    return 'A new signing key has been made.';
  } finally {
    await app.close();
  }
}

async function changeAccount(
  database: DataSource,
  [done, statement]: Change,
  account: string,
): Promise<string> {
  const runner = database.createQueryRunner();
  const { records } = await runner.query(statement, [account], true).finally(() => runner.release());
  const [found] = records as { id: string }[];
  if (!found) throw new Error('There is no such account.');
  return `Account ${found.id} is ${done}.`;
}

Logger.overrideLogger(false);
operate(process.argv.slice(2)).then(
  (done) => process.stdout.write(`${done}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
