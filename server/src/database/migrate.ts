import { DataSource } from 'typeorm';
import type { Env } from '../config/env.ts';
import { dataSourceOptions } from './data-source.ts';

/** Any fixed number: every instance must choose the same one. */
const MIGRATION_LOCK = 4_715_250;

/**
 * Brings the schema up to date; of several instances that start together one does it and the others wait. On
 * connections of its own: a migration may take longer than a request's patience.
 */
export async function migrate(env: Pick<Env, 'databaseUrl'>): Promise<void> {
  const patient = new DataSource({ ...dataSourceOptions(env), extra: {} });
  await patient.initialize();
  const lock = patient.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]); // until its connection is closed below
    await patient.runMigrations({ transaction: 'each' });
  } finally {
    await lock.release();
    await patient.destroy();
  }
}
