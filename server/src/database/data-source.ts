import pg from 'pg';
import type { DataSourceOptions } from 'typeorm';
import type { Env } from '../config/env.ts';
import { NamingStrategy } from './naming-strategy.ts';
import { MIGRATIONS } from './migrations/index.ts';

// int8 (counts, and the rate limiter's milliseconds) fits a double; as text it would be a trap.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

// What `AT TIME ZONE 'UTC'` gives stays text, as RFC 3339 has it: to make a Date of it only to write it again costs as
// much as all else about a row.
pg.types.setTypeParser(pg.types.builtins.TIMESTAMP, utcText);

/** `2026-11-21 18:00:47.5`, of UTC, as `2026-11-21T18:00:47.500Z`. */
function utcText(text: string): string {
  const milliseconds = text.slice(20).padEnd(3, '0');
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${milliseconds}Z`;
}

/** How long (ms) a request waits for a connection or an answer before the database counts as away. */
const PATIENCE = 3_000;

/** @throws {Error} when `env` has no database: the caller starts an embedded one first. */
export function dataSourceOptions(
  env: Pick<Env, 'databaseUrl'>,
): Extract<DataSourceOptions, { type: 'postgres' }> {
  if (env.databaseUrl === undefined) throw new Error('DATABASE_URL is required.');
  return {
    type: 'postgres',
    driver: pg, // the very one whose types are set above
    url: env.databaseUrl,
    applicationName: 'latchlist',
    connectTimeoutMS: PATIENCE,
    poolSize: 10,
    namingStrategy: new NamingStrategy(),
    migrations: MIGRATIONS,
    migrationsTableName: 'migrations',
    extra: {
      query_timeout: PATIENCE,
      statement_timeout: PATIENCE,
      keepAlive: true,
      maxLifetimeSeconds: 300, // one that hangs without a sign is not kept for ever
    },
  };
}
