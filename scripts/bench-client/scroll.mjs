import { chromium } from '@playwright/test';
import { BROWSER_ARGS } from '../support/browser-args.mjs';

const STEP = 1200; // px; a screen and a bit
const PATIENCE = 300_000; // ms
const LAST_PAGE_LIMIT = 30_000; // ms without anything new

/**
 * Scrolls through a list from its first to-do to its last, by the wheel, as fast as pages of it arrive.
 *
 * @param last the title of the last to-do: once it is in sight, all have been
 * @returns {Promise<{ longTasks: number[], seconds: number }>} how long (ms) each task was that took 50 ms and more
 */
export async function scroll({ url, session, executablePath, last }) {
  const browser = await chromium.launch({ executablePath, args: BROWSER_ARGS });
  try {
    const context = await browser.newContext({ viewport: { width: 1350, height: 940 } });
    await context.addCookies([{ ...session, url: new URL(url).origin }]);
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.mouse.move(400, 600); // over the list
    await page.evaluate(watchLongTasks);
    const start = performance.now();
    await wheelTo(page, page.getByText(last, { exact: true }), start);
    const seconds = (performance.now() - start) / 1000;
    return { longTasks: await page.evaluate(() => globalThis.longTasks), seconds };
  } finally {
    await browser.close();
  }
}

async function wheelTo(page, target, start) {
  let progress = { at: performance.now(), loaded: 0 };
  let loaded = 0;
  page.on('response', (response) => (loaded += response.url().includes('cursor=') ? 1 : 0));
  while (!(await isInSight(page, target))) {
    await page.mouse.wheel(0, STEP);
    await page.evaluate(nextFrame);
    if (loaded > progress.loaded) progress = { at: performance.now(), loaded };
    const stuck = performance.now() - progress.at > LAST_PAGE_LIMIT;
    if (stuck || performance.now() - start > PATIENCE) {
      throw new Error(`The end of the list never came: ${loaded} more pages of it were loaded.`);
    }
  }
}

async function isInSight(page, target) {
  if ((await target.count()) === 0) return false;
  return target.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });
}

/* What follows runs in the page. */

function watchLongTasks() {
  globalThis.longTasks = [];
  const note = (list) => globalThis.longTasks.push(...list.getEntries().map(({ duration }) => duration));
  new PerformanceObserver(note).observe({ type: 'longtask' });
}

function nextFrame() {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}
