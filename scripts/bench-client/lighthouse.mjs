// Looks at one page once, in a browser and a process of its own, and prints what Lighthouse found as a line of JSON.
import { chromium } from '@playwright/test';
import lighthouse, { desktopConfig } from 'lighthouse';
import { BROWSER_ARGS } from '../support/browser-args.mjs';
import { freePort } from '../support/local-application.mjs';
import { transferOf } from './transfer.mjs';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

const { url, session, form, executablePath, initialFiles } = JSON.parse(process.argv[2]);
const port = await freePort();
const browser = await chromium.launch({
  executablePath,
  args: [...BROWSER_ARGS, `--remote-debugging-port=${port}`],
});
try {
  if (session) await signIn();
  const flags = { port, onlyCategories: CATEGORIES, output: 'json', logLevel: 'error' };
  const { lhr } = await lighthouse(url, flags, form === 'desktop' ? desktopConfig : undefined);
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  if (lhr.finalDisplayedUrl !== url) throw new Error(`${url} led to ${lhr.finalDisplayedUrl}.`);
  console.log(JSON.stringify(summary(lhr)));
} finally {
  await browser.close();
}

/** In the browser's own profile: Lighthouse opens its page there, and leaves cookies alone. */
async function signIn() {
  const devtools = await browser.newBrowserCDPSession();
  await devtools.send('Storage.setCookies', {
    cookies: [{ ...session, url: new URL(url).origin, httpOnly: true, sameSite: 'Strict' }],
  });
}

function summary(lhr) {
  const metric = (id) => lhr.audits[id].numericValue;
  return {
    scores: Object.fromEntries(CATEGORIES.map((id) => [id, Math.round(lhr.categories[id].score * 100)])),
    metrics: {
      FCP: metric('first-contentful-paint'),
      LCP: metric('largest-contentful-paint'),
      TBT: metric('total-blocking-time'),
      CLS: metric('cumulative-layout-shift'),
      SI: metric('speed-index'),
    },
    missed: CATEGORIES.flatMap((id) => missedIn(lhr, id)),
    transfer: transferOf(lhr.audits['network-requests'].details.items, initialFiles),
  };
}

/** What cost points, apart from the measured times, which speak for themselves. */
function missedIn({ categories, audits }, id) {
  return categories[id].auditRefs
    .filter((ref) => ref.weight > 0 && ref.group !== 'metrics' && audits[ref.id].score < 1)
    .filter((ref) => audits[ref.id].score !== null)
    .map((ref) => `${id}: ${audits[ref.id].title}`);
}
