import { defineConfig, devices } from '@playwright/test';
import { availableParallelism } from 'node:os';
import { findBrowser } from './support/find-browser.mjs';

const executablePath = await findBrowser();
const isCi = Boolean(process.env['CI']);
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  globalSetup: './support/shared-application.ts',
  workers: Math.max(2, Math.floor(availableParallelism() / 2)), // a server and a database want cores too
  fullyParallel: true,
  retries: 0,
  forbidOnly: isCi,
  timeout: 60_000, // of journeys of a hundred steps, on a machine that has other things to do
  expect: { timeout: 10_000 },
  reporter: [
    ['list'],
    ...(isCi ? ([['./support/failure-reporter.ts']] as const) : []),
    ...(process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? ([['json']] as const) : []),
  ],
  use: {
    ...devices['Desktop Chrome'],
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        ...(isRoot ? ['--no-sandbox'] : []), // Chromium's sandbox refuses root
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
