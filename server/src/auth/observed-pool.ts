import { AsyncLocalStorage } from 'node:async_hooks';
import pg, { type Pool, type PoolClient, type QueryResult } from 'pg';
import { isDatabaseUnavailable } from '../database/database-unavailable.ts';

/** What the database said no to, whatever Better Auth then made of it. */
interface Observation {
  outage?: Error;
  /** Of SQLSTATE class 23: a constraint, such as the one on addresses, or a trigger, such as the one on bans. */
  violation?: pg.DatabaseError;
}

const observation = new AsyncLocalStorage<Observation>();

/**
 * Runs `work` and throws the database's own error when it was away meanwhile, or refused something. Better Auth turns
 * such errors into whatever suits the moment (a 401, a 422, a 500); this is how the gateway learns of them all the same.
 *
 * @throws {Error} the outage; else the violation; else what `work` throws.
 */
export async function observingDatabase<T>(work: () => Promise<T>): Promise<T> {
  const seen: Observation = {};
  const result = await observation.run(seen, work).catch((error: unknown) => {
    throw seen.outage ?? seen.violation ?? error;
  });
  const refusal = seen.outage ?? seen.violation;
  if (refusal) throw refusal;
  return result;
}

/** Whether the address of a user to be, or of a user who changes his, is another user's. */
export function isAddressTaken(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.constraint === 'users_email_key';
}

/** Whether the database refused a session to a banned account. */
export function isBanned(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.constraint === 'account_banned';
}

/** Whether the account was deleted, or banned, in this very moment. */
export function isGone(error: unknown): boolean {
  const names = ['account_gone', 'account_banned', 'accounts_user_id_fkey', 'sessions_user_id_fkey'];
  return error instanceof pg.DatabaseError && names.includes(error.constraint ?? '');
}

/** Whether the password was replaced while the one before was being checked. */
export function isPasswordJustChanged(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.constraint === 'password_just_changed';
}

/** TypeORM's pool with the two methods Better Auth's adapter uses, each noting what the database refuses. */
export function observedPool(pool: Pool): Pool {
  const connect = async (): Promise<Pick<PoolClient, 'query' | 'release'>> => {
    const client = await noting(pool.connect());
    const query = (...args: [string, unknown[]]): Promise<QueryResult> => noting(client.query(...args));
    return { query: query as PoolClient['query'], release: client.release.bind(client) };
  };
  return { connect, end: () => pool.end() } as unknown as Pool;
}

async function noting<T>(attempt: Promise<T>): Promise<T> {
  return attempt.catch((error: unknown) => {
    const seen = observation.getStore();
    if (seen && isDatabaseUnavailable(error)) seen.outage = error as Error;
    else if (seen && error instanceof pg.DatabaseError && error.code?.startsWith('23'))
      seen.violation = error;
    throw error;
  });
}
