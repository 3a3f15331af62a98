/**
 * Units beside the code, and supertest suites on the real application and a real PostgreSQL. Node itself loads them, once
 * for all the suites of a worker, as it loads the server in production (docs/decisions/0011-suites-loaded-by-node.md).
 */
export default {
  displayName: 'server',
  rootDir: '.',
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'],
  runner: 'jest-light-runner/child-process',
  transform: {},
  setupFiles: ['<rootDir>/test/support/runner/modules.ts', '<rootDir>/test/support/runner/time-limits.ts'],
  globalSetup: '<rootDir>/test/support/start-postgres.ts',
  globalTeardown: '<rootDir>/test/support/stop-postgres.ts',
  maxWorkers: 2,
};
