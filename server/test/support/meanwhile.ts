import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Response, Test } from './requests.ts';
import type { TestApp } from './test-app.ts';

const WAITING =
  "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

/** Sends a request that finds what was before, and has to wait for a transaction that changes it. */
export async function meanwhile(
  { env, sql }: TestApp,
  change: [statement: string, parameters?: unknown[]],
  request: Test,
): Promise<Response> {
  const changing = new pg.Client({ connectionString: env.databaseUrl });
  await changing.connect();
  await changing.query('BEGIN');
  await changing.query(...change);
  const answer = request.then((given) => given);
  while ((await sql(WAITING)).length === 0) await sleep(10);
  await changing.query('COMMIT');
  await changing.end();
  return answer;
}
