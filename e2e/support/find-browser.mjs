import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_APPS = ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome'];

/** @returns {Promise<string | undefined>} the path of a Chromium or Chrome that runs on this machine */
export async function findBrowser() {
  const named = [process.env.CHROMIUM_PATH, process.env.CHROME_PATH];
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((dir) => NAMES.map((name) => join(dir, name)));
  const apps = process.platform === 'darwin' ? MAC_APPS.map((app) => join('/Applications', app)) : [];
  return [...named, ...onPath, ...apps, await playwrightsOwn()].find(runs);
}

/** Asking for the version tells a browser from a stub that only advertises one (Ubuntu's chromium-browser). */
function runs(path) {
  if (!path || !existsSync(path)) return false;
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 15_000 });
  return status === 0 && /chrom/i.test(stdout);
}

async function playwrightsOwn() {
  try {
    const { chromium } = await import('playwright-core');
    return chromium.executablePath();
  } catch {
    return undefined; // not installed yet, or no browser of its own for this platform
  }
}
