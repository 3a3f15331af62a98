import type { Env } from '../../src/config/env.ts';
import { type CuttableProxy, proxyTo } from './cuttable-proxy.ts';
import { createTestApp, type TestApp } from './test-app.ts';
import { createTestDatabase } from './test-database.ts';

/** Two running applications on one database, the second one's way to it a network that can fail. */
export interface TwoInstances {
  one: TestApp;
  other: TestApp;
  /** Between the second instance and the database. */
  network: CuttableProxy;
  close: () => Promise<void>;
}

export async function startTwoInstances(overrides: Partial<Env> = {}): Promise<TwoInstances> {
  const database = await createTestDatabase();
  const network = await proxyTo(database.url);
  const one = await createTestApp({ ...overrides, databaseUrl: database.url });
  const other = await createTestApp({ ...overrides, databaseUrl: network.url });
  const close = async () => {
    await one.close();
    await other.close();
    network.close();
    await database.drop();
  };
  return { one, other, network, close };
}
