import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Owned } from '../src/errors/owned.ts';
import { MAX_TAGS_OF_USER } from '../src/todos/sizes.ts';
import { wayInto } from './authorization/expectation.ts';
import { type CuttableProxy, proxyTo } from './support/cuttable-proxy.ts';
import { bodyOf, OPERATIONS, type Placed, type Schema } from './support/openapi/document.ts';
import { exampleRequest, kindsOf } from './support/openapi/example-request.ts';
import { OWNED_THINGS } from './support/factories.ts';
import { meanwhile } from './support/meanwhile.ts';
import type { Test } from './support/requests.ts';
import { createTestApp, type TestApp } from './support/test-app.ts';
import { createTestDatabase, type TestDatabase } from './support/test-database.ts';
import { newBrowser, newEmail, PASSWORD, type TestUser } from './support/test-user.ts';

// Who is refused with 401 and 403, authorization.spec.ts says.

/** For `it.each`: the operations that document a status, by their ids. */
const documenting = (status: number, which: (operation: Placed) => boolean = () => true) =>
  OPERATIONS.filter((each) => String(status) in each.responses && which(each)).map(
    (operation): [string, Placed] => [operation.operationId, operation],
  );

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

/** As somebody who may, from a new browser where that is all it takes. */
function ask(operation: Placed, path: string, user = ada): Test {
  const way = wayInto(operation);
  if (way === 'bearer') return user.as(operation.method, path);
  const readsCookie = operation.security.some((each) => 'cookie' in each);
  return (readsCookie ? user.browser : newBrowser(test.app.getHttpServer()))[operation.method](path);
}

const nobodys = (kind: string) => Promise.resolve(kind === 'user' ? ada.id : randomUUID());
const valueOf = (name: string, { format }: Schema) =>
  format === 'email' ? newEmail() : format === 'password' && !name.startsWith('new') ? PASSWORD : undefined;

const exampleOf = (operation: Placed): object => bodyOf(operation)?.example ?? {};
const ownOf = (user: TestUser, kind: string) => OWNED_THINGS[kind as Owned](test, user, 'a');

/** As its example has it, of things that nobody has. */
async function askForNothing(operation: Placed, user = ada): Promise<Test> {
  const { path, body } = await exampleRequest(
    operation,
    (kind) => (kind === 'user' ? Promise.resolve(user.id) : nobodys(kind)),
    valueOf,
  );
  const asked = ask(operation, path, user);
  return body === undefined ? asked : asked.send(body as object);
}

const pathOf = async (operation: Placed) => (await exampleRequest(operation, nobodys)).path;

describe('each operation', () => {
  it.each(documenting(415))('%s is 415 for what is not JSON', async (_, operation) => {
    const asked = ask(operation, await pathOf(operation))
      .type('text/plain')
      .send('title=a');
    expect((await asked.expect(415)).body).toMatchObject({ code: 'unsupported_media_type' });
  });

  it.each(documenting(413))('%s is 413 for a body that is too large', async (_, operation) => {
    const body = JSON.stringify({ title: 'a'.repeat(200_000) });
    const asked = ask(operation, await pathOf(operation))
      .type('application/json')
      .send(body);
    expect((await asked.expect(413)).body).toMatchObject({ code: 'body_too_large' });
  });

  it.each(documenting(431))('%s is 431 for headers that are too large', async (_, operation) => {
    const asked = ask(operation, await pathOf(operation)).set('X-Long', 'a'.repeat(20_000));
    expect((await asked.expect(431)).body).toMatchObject({ code: 'bad_request' });
  });

  const withSegments = OPERATIONS.filter(({ path }) => path.includes('{'));
  it.each(withSegments.map((each) => [each.operationId, each] as const))(
    '%s is 404 or 414 for a segment that is too long',
    async (_, operation) => {
      const path = operation.path.replaceAll(/{\w+}/g, 'a'.repeat(2_000));
      const { status, body } = await ask(operation, path);
      const expected = [operation.method === 'get' ? 404 : 414, expect.objectContaining({ status })];
      expect([status, body]).toEqual(expected);
    },
  );

  it.each(documenting(400))('%s is 400 for a query that nobody can read', async (_, operation) => {
    const [path = ''] = (await pathOf(operation)).split('?');
    const { body } = await ask(operation, `${path}?%ff`).expect(400);
    expect(body).toMatchObject({ code: 'bad_request' });
  });

  const withBody = documenting(400, ({ requestBody }) => requestBody !== undefined);
  it.each(withBody)('%s is 400 for a field that it does not know', async (_, operation) => {
    const asked = ask(operation, await pathOf(operation)).send({ surprise: true });
    expect((await asked.expect(400)).body).toMatchObject({ code: 'validation_failed' });
  });

  const withQuery = documenting(400, ({ parameters = [] }) => parameters.some((each) => each.in === 'query'));
  it.each(withQuery)('%s is 400 for a parameter that it does not know', async (_, operation) => {
    const path = await pathOf(operation);
    const asked = ask(operation, `${path}${path.includes('?') ? '&' : '?'}surprise=1`);
    expect((await asked.expect(400)).body).toMatchObject({ code: 'validation_failed' });
  });

  it.each(documenting(400, ({ path }) => path.includes('{id}')))(
    '%s is 400 for what is no id',
    async (_, operation) => {
      const ids = (kind: string) => Promise.resolve(kind === 'user' ? ada.id : 'no-id');
      const { path, body } = await exampleRequest(operation, ids);
      const asked = ask(operation, path);
      const answer = await (body === undefined ? asked : asked.send(body as object)).expect(400);
      expect(answer.body).toMatchObject({ code: 'validation_failed' });
    },
  );

  const withIds = documenting(404, (operation) => kindsOf(operation).some((kind) => kind !== 'user'));
  it.each(withIds)('%s is 404 for an id that nobody has', async (_, operation) => {
    const { status, body } = await askForNothing(operation);
    expect([status, body]).toEqual([404, expect.objectContaining({ code: 'not_found' })]);
  });

  const withHeader = (status: number, name: string) =>
    documenting(status, ({ parameters = [] }) => parameters.some((each) => each.name === name));

  it.each(withHeader(412, 'If-Match'))('%s is 412 for a version that is not there', async (_, operation) => {
    const ids = (kind: string) => (kind === 'user' ? Promise.resolve(ada.id) : ada.addTodo());
    const { path, body } = await exampleRequest(operation, ids);
    const refused = await ask(operation, path)
      .set('If-Match', '"99"')
      .send(body as object)
      .expect(412);
    expect(refused.body).toMatchObject({ code: 'stale_version' });
  });

  it.each(documenting(304))(
    '%s is 304 for who has it, and no longer when it changes',
    async (_, operation) => {
      const { path } = await exampleRequest(operation, (kind) => ownOf(ada, kind));
      for (const kind of ['todo', 'trashed-todo']) await ownOf(ada, kind); // so that no list is empty
      const first = await ask(operation, path).expect(200);
      const has = (tag: string) => ask(operation, path).set('If-None-Match', tag);
      const tag = first.get('ETag') ?? '';
      const answer = await has(`"other", ${tag}`).expect(304);
      expect([answer.get('ETag'), answer.text]).toEqual([tag, '']);
      await has('"other"').expect(200, first.text);
      await test.sql('UPDATE todos SET version = version + 1 WHERE user_id = $1', [ada.id]);
      expect((await has(tag).expect(200)).get('ETag')).not.toBe(tag);
    },
  );

  const ofMany = documenting(412, (operation) => 'items' in exampleOf(operation));
  it.each(ofMany)('%s is 412 for a version of one of many that is not there', async (_, operation) => {
    const { path, body } = await exampleRequest(operation, (kind) => ownOf(ada, kind));
    const { items } = body as { items: object[] };
    const asked = ask(operation, path).send({ items: items.map((item) => ({ ...item, version: 99 })) });
    expect((await asked.expect(412)).body).toMatchObject({ code: 'stale_version' });
  });

  const withTags = documenting(409, (operation) => JSON.stringify(exampleOf(operation)).includes('"tags"'));
  it.each(withTags)('%s is 409 for a user who has all the tags one can have', async (_, operation) => {
    const user = await test.newUser();
    const { path, body } = await exampleRequest(operation, (kind) => ownOf(user, kind));
    await test.sql(
      "INSERT INTO tags (id, user_id, name) SELECT gen_random_uuid(), $1, 'tag ' || n FROM generate_series(1, $2) AS n",
      [user.id, MAX_TAGS_OF_USER],
    );
    const asked = ask(operation, path, user).send(body as object);
    expect((await asked.expect(409)).body).toMatchObject({ code: 'quota_reached' });
  });

  it.each(withHeader(422, 'Idempotency-Key'))('%s is 422 for a key that is used', async (_, operation) => {
    const key = randomUUID();
    const attempt = async () => {
      const fresh = (name: string) => (name === 'title' ? randomUUID() : undefined);
      const { path, body } = await exampleRequest(operation, (kind) => ownOf(ada, kind), fresh);
      const asked = ask(operation, path).set('Idempotency-Key', key);
      return body === undefined ? asked : asked.send(body as object);
    };
    expect((await attempt()).status).toBeLessThan(300);
    const { status, body } = await attempt();
    expect([status, body]).toEqual([422, expect.objectContaining({ code: 'idempotency_key_reused' })]);
  });

  const ofAccount = documenting(404, ({ path }) => path === '/api/users/me');
  it.each(ofAccount)('%s is 404 for a user who is deleted meanwhile', async (_, operation) => {
    const user = await test.newUser();
    const asked = ask(operation, operation.path, user);
    const answer = await meanwhile(
      test,
      [`LOCK users; DELETE FROM users WHERE id = '${user.id}'`],
      operation.requestBody ? asked.send({ name: 'Ada' }) : asked,
    );
    expect([answer.status, answer.body]).toEqual([404, expect.objectContaining({ code: 'not_found' })]);
  });

  const ofPages = documenting(403, ({ path }) => path.startsWith('/api/auth/'));
  it.each(ofPages)('%s is 403 for a page of another site', async (_, operation) => {
    const asked = ask(operation, operation.path).set('Sec-Fetch-Site', 'cross-site');
    const { body } = await (operation.requestBody ? asked.send({}) : asked).expect(403);
    expect(body).toMatchObject({ code: 'forbidden' });
  });

  it.each(documenting(503))('%s is 503 while the database is away', async (_, operation) => {
    network.cut();
    const { status, body } = await askForNothing(operation).finally(() => network.mend());
    expect([status, body]).toEqual([503, expect.objectContaining({ code: 'unavailable' })]);
  });
});

describe('each operation, asked too often', () => {
  let limited: TestApp;
  let eager: TestUser;
  beforeAll(async () => {
    limited = await createTestApp({ apiRequestsPerMinute: 5 });
    eager = await limited.newUser();
    for (let time = 0; time < 5; time++) await eager.as('get', '/api/todos');
  });
  afterAll(() => limited.close());

  it.each(documenting(429, (operation) => wayInto(operation) === 'bearer'))(
    '%s is 429',
    async (_, operation) => {
      const { status, body } = await askForNothing(operation, eager);
      expect([status, body]).toEqual([429, expect.objectContaining({ code: 'rate_limited' })]);
    },
  );

  const ofNobody = (_: string, { format }: Schema) =>
    format === 'email' ? newEmail() : format === 'password' ? 'not the right one' : undefined;
  const MOST_TRIES = 30; // from one address, in a minute
  it.each(documenting(429, (operation) => wayInto(operation) !== 'bearer'))(
    '%s is 429',
    async (_, operation) => {
      const { path, body } = await exampleRequest(operation, nobodys, ofNobody);
      const ofUser = wayInto(operation) === 'cookie';
      const browser = ofUser ? (await limited.newUser()).browser : newBrowser(limited.app.getHttpServer());
      const attempt = async () => {
        const asked = browser[operation.method](path);
        return (await (body === undefined ? asked : asked.send(body as object))).status;
      };
      for (let tries = 0; tries < MOST_TRIES; tries++) if ((await attempt()) === 429) return;
      expect(await attempt()).toBe(429);
    },
  );
});
