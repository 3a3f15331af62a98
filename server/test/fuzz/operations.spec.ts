import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import type { Owned } from '../../src/errors/owned.ts';
import { wayInto } from '../authorization/expectation.ts';
import { OWNED_THINGS } from '../support/factories.ts';
import { attemptsAt, type Attempt, type Ids } from '../support/openapi/arbitraries.ts';
import { OPERATIONS, type Placed } from '../support/openapi/document.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';
import { newAddress, newBrowser, type TestUser } from '../support/test-user.ts';
import { AT_ONCE, FUZZ, timeFor } from './settings.ts';

// Each answer is held to the document by the kit: a 500, a status or a field that it does not tell of fails.

let test: TestApp;
let ada: TestUser;
beforeAll(async () => {
  test = await createTestApp();
  ada = await test.newUser();
});
afterAll(() => test.close());

const KINDS = Object.keys(OWNED_THINGS) as Owned[];

/** Ids of things that she has now, and of things that nobody has. */
async function ids(): Promise<Ids> {
  const { status } = await ada.as('get', '/api/users/me');
  const isFull = FUZZ.requests > 50; // of to-dos and tags, after so many
  if (status !== 200 || isFull) ada = await test.newUser(); // or she was signed out, or deleted
  const own = KINDS.map(async (kind): Promise<[string, string[]]> => {
    return [kind, [await OWNED_THINGS[kind](test, ada, 'a'), randomUUID()]];
  });
  return Object.fromEntries(await Promise.all(own));
}

async function send(operation: Placed, { path, headers, body }: Attempt): Promise<void> {
  const way = wayInto(operation);
  const browser = operation.security.some((each) => 'cookie' in each)
    ? ada.browser
    : newBrowser(test.app.getHttpServer());
  const asked = way === 'bearer' ? ada.as(operation.method, path) : browser[operation.method](path);
  void asked.set({ ...headers, 'X-Forwarded-For': newAddress() });
  const text = JSON.stringify(body) as string | undefined; // of no body there is none
  const answer = await (text === undefined ? asked : asked.type('application/json').send(text));
  if (answer.status >= 500) throw new Error(`It answered ${answer.status}.`); // 503 is for a database that is away
}

/** So that it can be sent again. */
const told = (attempt: Attempt) => (error: unknown) => {
  throw new Error(`With the seed ${FUZZ.seed}: ${JSON.stringify(attempt)}`, { cause: error });
};

describe(`fuzzed by the document, with the seed ${FUZZ.seed}`, () => {
  it.each(OPERATIONS.map((operation) => [operation.operationId, operation] as const))(
    '%s answers as documented, whatever is sent',
    async (_, operation) => {
      const { seed, requests: numRuns } = FUZZ;
      const attempts = fc.sample(attemptsAt(operation, await ids()), { seed, numRuns });
      const next = attempts.values();
      const sender = async () => {
        for (const attempt of next) await send(operation, attempt).catch(told(attempt));
      };
      await Promise.all(Array.from({ length: AT_ONCE }, sender));
    },
    timeFor(FUZZ.requests),
  );

  it('leaves the server as it was (ASVS 16.5.4)', async () => {
    await test.api.get('/api/health/ready').expect(200);
    const eve = await test.newUser();
    await eve.as('get', '/api/todos').expect(200, { items: [], nextCursor: null });
    expect(test.log.filter((line) => /"level":(50|60)/.test(line))).toEqual([]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});
