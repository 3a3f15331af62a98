import { chromium } from '@playwright/test';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BROWSER_ARGS } from '../support/browser-args.mjs';
import { startLocalApplication } from '../support/local-application.mjs';
import { addTodos, signUp } from '../support/person.mjs';
import { sampleTodos } from '../support/sample-todos.mjs';
import { ROOT } from '../support/workspace.mjs';

/** It is always this moment in the pictures: what is due today is due today whenever they are taken. */
const NOW = new Date('2026-11-23T09:00:00Z');

const ADA = { name: 'Ada Lovelace', email: 'ada@example.org', password: 'a sentence of nobody’s own' };
const IN_LIST = 17;

/** Takes the pictures of a built client, on an application that is gone afterwards. */
export async function takeAll(pictures, executablePath) {
  const application = await startLocalApplication();
  try {
    const session = await signUp(application.origin, ADA);
    await addTodos(application.origin, session, sampleTodos(IN_LIST, NOW).reverse()); // the newest come first
    const browser = await chromium.launch({ executablePath, args: BROWSER_ARGS });
    try {
      for (const picture of pictures) await take(picture, browser, application.origin, session);
    } finally {
      await browser.close();
    }
  } finally {
    await application.stop();
  }
}

async function take({ file, path, size, scheme, signedOut = false, steps }, browser, origin, session) {
  const context = await browser.newContext({
    viewport: size,
    deviceScaleFactor: size.width < 600 ? 2 : 1,
    colorScheme: scheme,
    reducedMotion: 'reduce',
    locale: 'en-US',
    timezoneId: 'UTC',
  });
  if (!signedOut) await context.addCookies([{ ...session, url: origin }]);
  const page = await context.newPage();
  await page.clock.setFixedTime(NOW);
  await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' });
  await steps?.(page);
  await page.mouse.move(0, 0); // nothing is pointed at
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(ROOT, file), animations: 'disabled' });
  await context.close();
  console.log(`${file}: ${Math.round((await stat(join(ROOT, file))).size / 1000)} kB`);
}
