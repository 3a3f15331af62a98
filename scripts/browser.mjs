import './support/node-version.mjs';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser } from '../e2e/support/find-browser.mjs';
import { run } from './support/run.mjs';
import { ROOT, toolEnvironment } from './support/workspace.mjs';

const DOWNLOAD_LIMIT = 240_000; // ms; a machine without a way out should hear of it before lunch

/** Finds a browser or gets one; says what to install when it can do neither. */
export async function ensureBrowser() {
  const found = await findBrowser();
  if (found) return found;
  console.log('No Chromium or Chrome found; getting one…');
  for (const get of [downloadPlaywrights, installPackage]) {
    await get();
    const browser = await findBrowser();
    if (browser) return browser;
  }
  console.error(
    'The browser tests need Chromium or Chrome: install one, or set CHROMIUM_PATH to where it is.',
  );
  return undefined;
}

function downloadPlaywrights() {
  if (!existsSync(join(ROOT, 'node_modules/playwright-core'))) return;
  return run('playwright', ['install', '--no-shell', 'chromium'], { timeout: DOWNLOAD_LIMIT });
}

async function installPackage() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const env = toolEnvironment({ DEBIAN_FRONTEND: 'noninteractive' });
  await run('apt-get', ['update', '-qq'], { env });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const browser = await ensureBrowser();
  if (browser) console.log(browser);
  else process.exitCode = 1;
}
