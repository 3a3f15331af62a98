import { getState } from 'jest-circus';

type Globals = typeof import('@jest/globals');

const globals = globalThis as unknown as Globals;

/** What `@jest/globals` is where Node loads the suites. */
export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } = globals;

export const jest: Partial<Globals['jest']> = {
  ...globals.jest,
  /** For the tests and hooks that come after it in its file. */
  setTimeout: (limit) => {
    getState().testTimeout = limit;
    return globals.jest;
  },
};
