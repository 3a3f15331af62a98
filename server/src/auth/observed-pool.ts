import { AsyncLocalStorage } from 'node:async_hooks';
import type { Pool, PoolClient, QueryResult } from 'pg';
import { isDatabaseUnavailable } from '../database/database-unavailable.ts';

const observation = new AsyncLocalStorage<{ outage?: Error }>();

/**
 * Runs `work` and throws when, meanwhile, the database was found to be away. Better Auth turns such an error into
 * whatever suits the moment (a 401, a 422, a 500); this is how the gateway learns of it all the same.
 */
export async function failingOnOutage<T>(work: () => Promise<T>): Promise<T> {
  const seen: { outage?: Error } = {};
  const result = await observation.run(seen, work).catch((error: unknown) => {
    throw seen.outage ?? error;
  });
  if (seen.outage !== undefined) throw seen.outage;
  return result;
}

/** TypeORM's pool with the two methods Better Auth's adapter uses, each noting an outage. */
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
    throw error;
  });
}
