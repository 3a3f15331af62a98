import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aCast, type Cast } from '../authorization/cast.ts';
import { wayInto } from '../authorization/expectation.ts';
import { attemptsAt, type Attempt, type Ids } from '../support/openapi/arbitraries.ts';
import { OPERATIONS, type Placed } from '../support/openapi/document.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';
import type { TestUser } from '../support/test-user.ts';
import { FUZZ, timeFor } from './settings.ts';

let test: TestApp;
let cast: Cast;
let eve: TestUser;
beforeAll(async () => {
  test = await createTestApp();
  eve = await test.newUser();
});
afterAll(() => test.close());

const GUARDED = OPERATIONS.filter((operation) => wayInto(operation) === 'bearer');

/** Every id that the owner has. */
async function idsOfOwner(): Promise<Ids> {
  const of = async (what: string) => {
    const rows = await test.sql<{ id: string }>(`SELECT id FROM ${what} AND user_id = $1`, [cast.owner.id]);
    return rows.map(({ id }) => id);
  };
  const todos = await of('todos WHERE deleted_at IS NULL');
  const trashed = await of('todos WHERE deleted_at IS NOT NULL');
  return {
    ...{ user: [cast.owner.id], todo: [...todos, ...trashed], 'trashed-todo': [...trashed, ...todos] },
    ...{ tag: await of('tags WHERE true'), session: await of('sessions WHERE true') },
  };
}

describe(`${FUZZ.crossings} requests of one user for what is another's, with the seed ${FUZZ.seed}`, () => {
  it(
    'give nothing away and change nothing (ASVS 8.2.2, 8.3.1)',
    async () => {
      cast = await aCast(test);
      await cast.furnish();
      const ids = await idsOfOwner();
      const all = Object.values(ids).flat();
      const before = await cast.possessions();
      const { seed, crossings: numRuns } = FUZZ;
      const operation = fc.constantFrom(...GUARDED);
      const crossing = operation.chain((each) => attemptsAt(each, ids).map((attempt) => ({ each, attempt })));
      let refused = 0;
      for (const { each, attempt } of fc.sample(crossing, { seed, numRuns })) {
        const { status, text } = await send(each, attempt);
        const place = `With the seed ${seed}: ${each.operationId} ${JSON.stringify(attempt)}`;
        for (const secret of [cast.secret, cast.owner.email])
          expect([place, text]).toEqual([place, expect.not.stringContaining(secret)]);
        if (!all.some((id) => names(attempt, id))) continue;
        expect([place, status < 300]).toEqual([place, false]);
        if (status === 403) refused++;
      }
      expect(await cast.possessions()).toEqual(before);
      expect(refused).toBeGreaterThan(FUZZ.crossings / 10);
    },
    timeFor(FUZZ.crossings),
  );
});

const names = ({ path, body }: Attempt, id: string): boolean =>
  path.split('?')[0]?.includes(id) === true || JSON.stringify(body ?? null).includes(id);

async function send(operation: Placed, { path, headers, body }: Attempt) {
  const asked = eve.as(operation.method, path).set(headers);
  const text = JSON.stringify(body) as string | undefined; // of no body there is none
  const answer = await (text === undefined ? asked : asked.type('application/json').send(text));
  if (answer.status === 401) eve = await test.newUser();
  return answer;
}
