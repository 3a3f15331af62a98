import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { interrupted, run } from './run.mjs';
import { BIN, NODE, pathWithoutBin, ROOT } from './workspace.mjs';

// npm writes it as the last step of an installation, so an interrupted one lacks it.
const RECORD = join(ROOT, 'node_modules/.package-lock.json');

/** Makes node_modules what package-lock.json says, when it is not; ends the process when that fails. */
export async function install() {
  if (isInstalled() && nodeRuns()) return;
  console.log('Installing dependencies (once, about a minute)…');
  rmSync(RECORD, { force: true }); // first of all, in case we do not get to the end
  const code = await run(
    'npm',
    // dev: whatever NODE_ENV says
    ['ci', '--include=dev', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'],
    // At once: npm would take a minute to undo a half-made node_modules, which the next start replaces anyway.
    { env: { ...process.env, PATH: pathWithoutBin() }, atOnce: true },
  );
  if (interrupted() || code !== 0) process.exit(interrupted() || code);
  if (nodeRuns()) return;
  console.error(
    `The npm package "node" brought no Node that runs on ${process.platform}-${process.arch}; ` +
      'see that npm may run install scripts ("npm config get ignore-scripts" should say false).',
  );
  process.exit(1);
}

/** Compares npm's own record to the lock, so that an installation by hand counts too. */
function isInstalled() {
  const installed = packages(RECORD);
  const wanted = packages(join(ROOT, 'package-lock.json'));
  if (!installed) return false;
  const missing = ([path, { optional }]) => path !== '' && !installed[path] && !optional;
  const differs = ([path, { version, integrity }]) =>
    wanted[path]?.version !== version || wanted[path].integrity !== integrity;
  return !Object.entries(wanted).some(missing) && !Object.entries(installed).some(differs);
}

function packages(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : undefined;
}

/** Also false for a node_modules that was brought along from another kind of machine. */
function nodeRuns() {
  return existsSync(BIN) && spawnSync(NODE, ['--version']).status === 0;
}
