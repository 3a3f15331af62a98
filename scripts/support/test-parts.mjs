import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ensureBrowser } from '../browser.mjs';
import { run } from './run.mjs';
import { counts, fromJest, fromNx, fromPlaywright, judged, sum } from './test-counts.mjs';
import { NODE, toolEnvironment } from './workspace.mjs';

/** Thousands of short requests in one process: with room for what is young V8 collects it a few times less. In MiB. */
const ROOMY = ['--max-semi-space-size=64'];
const NO_WARNINGS = ['--max-warnings', '0'];

/** The parts of `npm test`, in the order they run: what fails soonest comes first. */
export const PARTS = {
  format: () => check('prettier', ['--check', '--log-level=warn', '.']),
  lint: async () =>
    sum([
      await nx('lint'),
      await check('eslint', ['scripts', 'examples', 'eslint.config.mjs', ...NO_WARNINGS]),
      await check(NODE, ['scripts/lint-openapi.mjs']),
    ]),
  types: () => nx('typecheck'),
  build: () => nx('build', ['-p', 'server', 'client']),
  server: (args) => jest('server/jest.config.mjs', args, ROOMY),
  client: (args) => jest('client/jest.config.cjs', args),
  e2e: (args) => playwright(args),
};

/** The parts whose runner takes arguments of its own. */
export const RUNNERS = ['server', 'client', 'e2e'];

/** What a part needs to have run before it: both start the built server and ask it for the built pages. */
export const NEEDS = { server: ['build'], e2e: ['build'] };

async function check(command, args) {
  const code = await run(command, args);
  return judged(counts(code === 0 ? 1 : 0), code);
}

async function nx(target, args = []) {
  let output = '';
  const code = await run('nx', ['run-many', '-t', target, ...args], {
    env: toolEnvironment(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
    output: (chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    },
  });
  return judged(fromNx(stripVTControlCharacters(output)), code);
}

function jest(config, args, nodeOptions = []) {
  return withReport(async (report) => {
    const options = ['-c', config, '--json', `--outputFile=${report}`, ...args];
    const code = await run(NODE, [...nodeOptions, 'node_modules/jest/bin/jest.js', ...options]);
    return judged(fromJest(report), code);
  });
}

async function playwright(args) {
  const browser = await ensureBrowser();
  if (!browser) return counts(0, 1);
  return withReport(async (report) => {
    const env = toolEnvironment({ CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report });
    const code = await run('playwright', ['test', '-c', 'e2e/playwright.config.ts', ...args], { env });
    return judged(fromPlaywright(report), code);
  });
}

async function withReport(runner) {
  const folder = mkdtempSync(join(tmpdir(), 'latchlist-report-'));
  try {
    return await runner(join(folder, 'report.json'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
