import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type CuttableProxy, proxyTo } from './support/cuttable-proxy.ts';
import { createTestApp, type TestApp } from './support/test-app.ts';
import { createTestDatabase, type TestDatabase } from './support/test-database.ts';
import type { TestUser } from './support/test-user.ts';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
interface Operation {
  operationId: string;
  requestBody?: object;
  parameters?: { in: string }[];
  responses: Record<string, unknown>;
}
const { paths } = JSON.parse(readFileSync(`${import.meta.dirname}/../openapi.json`, 'utf8')) as {
  paths: Record<string, Record<Method, Operation>>;
};
const operations = Object.entries(paths)
  .filter(([path]) => /^\/api\/(todos|tags|users\/\{userId\}\/todos)/.test(path))
  .flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method: method as Method, ...operation })),
  );
const documenting = (status: number) =>
  operations
    .filter(({ responses }) => String(status) in responses)
    .map((operation): [string, typeof operation] => [operation.operationId, operation]);

let database: TestDatabase;
let network: CuttableProxy;
let test: TestApp;
let ada: TestUser;
beforeAll(async () => {
  database = await createTestDatabase();
  network = await proxyTo(database.url);
  test = await createTestApp({ databaseUrl: network.url });
  ada = await test.newUser();
});
afterAll(async () => {
  await test.close();
  network.close();
  await database.drop();
});

const fill = (path: string, id: string = randomUUID(), userId = ada.id) =>
  path.replace('{userId}', userId).replace('{id}', id);

describe('each operation on to-dos and tags', () => {
  it('is here: 25 and more', () => {
    expect(operations.length).toBeGreaterThan(25);
  });

  it.each(documenting(401))('%s is 401 without a token', async (_, { method, path }) => {
    const refused = await test.api[method](fill(path)).expect(401);
    expect(refused.body).toMatchObject({ code: 'token_missing' });
    expect(refused.headers['www-authenticate']).toMatch(/^Bearer/);
  });

  it.each(documenting(415))('%s is 415 for what is not JSON', async (_, { method, path }) => {
    const refused = await ada.as(method, fill(path)).type('text/plain').send('title=a').expect(415);
    expect(refused.body).toMatchObject({ code: 'unsupported_media_type' });
  });

  it.each(documenting(413))('%s is 413 for a body that is too large', async (_, { method, path }) => {
    const body = JSON.stringify({ title: 'a'.repeat(2_000_000) });
    const refused = await ada.as(method, fill(path)).type('application/json').send(body).expect(413);
    expect(refused.body).toMatchObject({ code: 'body_too_large' });
  });

  const withInput = documenting(400).filter(
    ([, { path, requestBody, parameters = [] }]) =>
      requestBody ?? (path.includes('{id}') || parameters.some((each) => each.in === 'query')),
  );
  it.each(withInput)('%s is 400 for what it does not know, or no id', async (_, operation) => {
    const { method, path, requestBody } = operation;
    const asked = requestBody
      ? ada.as(method, fill(path)).send({ surprise: true })
      : ada.as(method, `${fill(path, 'no-id')}?surprise=1`);
    expect((await asked.expect(400)).body).toMatchObject({ code: 'validation_failed' });
  });

  it.each(documenting(404).filter(([, { path }]) => path.includes('{id}')))(
    '%s is 404 for an id that nobody has',
    async (_, { method, path, operationId }) => {
      const bodies: Record<string, object> = {
        moveTodo: { after: null },
        renameTag: { name: 'a' },
        mergeTag: { into: randomUUID() },
      };
      const body = bodies[operationId.replace('OfUser', '')] ?? {};
      const refused = await ada
        .as(method, fill(path))
        .send(method === 'get' ? undefined : body)
        .expect(404);
      expect(refused.body).toMatchObject({ code: 'not_found' });
    },
  );

  it.each(documenting(403).filter(([, { path }]) => path.includes('{userId}')))(
    '%s is 403 under another user',
    async (_, { method, path }) => {
      const refused = await ada.as(method, fill(path, undefined, randomUUID())).expect(403);
      expect(refused.body).toMatchObject({ code: 'not_owner' });
    },
  );

  it.each(documenting(503))('%s is 503 while the database is away', async (_, { method, path }) => {
    network.cut();
    const refused = await ada.as(method, fill(path));
    network.mend();
    expect(refused.status).toBe(503);
    expect(refused.body).toMatchObject({ code: 'unavailable' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('is 429 for who asks too much', async () => {
    const limited = await createTestApp({ apiRequestsPerMinute: 5 });
    const user = await limited.newUser();
    for (let time = 0; time < 5; time++) await user.as('get', '/api/todos');
    for (const { method, path, responses } of operations) {
      expect(Object.keys(responses)).toContain('429');
      const refused = await user.as(method, fill(path, undefined, user.id)).expect(429);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    }
    await limited.close();
  });
});
