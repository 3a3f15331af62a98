import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCast, type Cast } from './authorization/cast.ts';
import { CREDENTIALS, expectationOf } from './authorization/expectation.ts';
import { OPERATIONS, type Placed } from './support/openapi/document.ts';
import { createTestApp, type TestApp } from './support/test-app.ts';

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await createTestApp();
  cast = await aCast(test);
});
afterAll(() => test.close());

describe('who may do what, as the document says it (ASVS 8.2.1, 8.2.2, 8.3.1)', () => {
  it.each(OPERATIONS.map((operation) => [operation.operationId, operation] as const))(
    '%s',
    async (_, operation) => {
      cast = await cast.rested();
      const before = await cast.possessions();
      const others = CREDENTIALS.filter((credential) => credential !== 'owner');
      const heard = await Promise.all(others.map((credential) => cast.ask(operation, credential)));
      expect(heard.filter(({ text }) => text.includes(cast.secret))).toEqual([]);
      expect(await cast.possessions()).toEqual(before);
      const all = [...heard, await cast.ask(operation, 'owner')];
      const said = all.map(({ status, code }) => (status < 300 ? 'allowed' : `${status} ${code}`));
      const answers = Object.fromEntries(CREDENTIALS.map((credential, index) => [credential, said[index]]));
      expect(answers).toEqual(expected(operation, answers['nobody']));
    },
  );
});

/** What is open to everybody is answered alike, whoever asks. */
function expected(operation: Placed, toNobody = ''): Record<string, string> {
  const expectations = CREDENTIALS.map((each) => [each, expectationOf(operation, each)] as const);
  return Object.fromEntries(expectations.map(([each, is]) => [each, is === 'as nobody' ? toNobody : is]));
}
