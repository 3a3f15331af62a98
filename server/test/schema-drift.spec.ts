import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getMigrations } from 'better-auth/db/migration';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { AuthMails } from '../src/auth/auth-mails.ts';
import { betterAuthOptions } from '../src/auth/better-auth.ts';
import { createTestApp, type TestApp } from './support/test-app.ts';

let test: TestApp;
let dataSource: DataSource;
beforeAll(async () => {
  test = await createTestApp();
  dataSource = test.app.get(DataSource);
});
afterAll(() => test.close());

const pendingOfTypeOrm = async () =>
  (await dataSource.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query);

async function pendingOfBetterAuth(): Promise<string[]> {
  const { master } = dataSource.driver as unknown as { master: Pool };
  const log = test.app.getHttpAdapter().getInstance().log;
  const { toBeCreated, toBeAdded } = await getMigrations(
    betterAuthOptions(test.env, master, log, test.app.get(AuthMails)),
  );
  return [...toBeCreated, ...toBeAdded].flatMap(({ table, fields }) =>
    Object.keys(fields).map((field) => `${table}.${field}`),
  );
}

/** Runs `check` while the schema is spoiled, and mends it again. */
async function spoiled(spoil: string, mend: string, check: () => Promise<void>): Promise<void> {
  await test.sql(spoil);
  try {
    await check();
  } finally {
    await test.sql(mend);
  }
}

describe('the migrated schema', () => {
  it('is the one the entities describe', async () => {
    expect(await pendingOfTypeOrm()).toEqual([]);
  });

  it('is the one Better Auth expects', async () => {
    expect(await pendingOfBetterAuth()).toEqual([]);
  });

  it('would be found out if it lost an index', async () => {
    await spoiled(
      'DROP INDEX sessions_user_id_idx',
      'CREATE INDEX sessions_user_id_idx ON sessions (user_id)',
      async () => expect(await pendingOfTypeOrm()).toEqual([expect.stringContaining('sessions_user_id_idx')]),
    );
  });

  it('would be found out if it lost a column that Better Auth writes', async () => {
    await spoiled(
      'ALTER TABLE users DROP COLUMN image',
      'ALTER TABLE users ADD COLUMN image text',
      async () => {
        expect(await pendingOfBetterAuth()).toEqual(['users.image']);
        expect(await pendingOfTypeOrm()).not.toEqual([]);
      },
    );
  });

  it('can be taken back and made again', async () => {
    const alone = new DataSource({ ...dataSource.options });
    await alone.initialize();
    for (const _ of alone.migrations) await alone.undoLastMigration();
    expect(
      await test.sql("SELECT FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migrations'"),
    ).toEqual([]);
    await alone.runMigrations();
    expect(await pendingOfTypeOrm()).toEqual([]);
    await alone.destroy();
  });
});

describe('a new database', () => {
  it('holds no account of anybody (ASVS 6.3.2)', async () => {
    expect(await test.sql('SELECT FROM users')).toEqual([]);
  });
});

describe('instances that start together', () => {
  it('migrate once and make one signing key', async () => {
    const { createTestDatabase, EMPTY } = await import('./support/test-database.ts');
    const { createApp } = await import('../src/app.ts');
    const database = await createTestDatabase(EMPTY);
    const apps = await Promise.all(
      [1, 2, 3].map(() => createApp({ ...test.env, databaseUrl: database.url })),
    );
    const rows = await apps[0]?.get(DataSource).query<object[]>('SELECT FROM jwks');
    expect(rows).toHaveLength(1);
    await Promise.all(apps.map((app) => app.close()));
    await database.drop();
  });
});
