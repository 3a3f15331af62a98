import { expect, test } from './support/test.ts';

const PROVOKED = {
  'a style that the policy forbids': {
    provoke: () => document.body.setAttribute('style', 'color: red'),
    seen: /console: .*Content Security Policy/,
  },
  'text made into a script’s address (Trusted Types)': {
    provoke: () => void Object.assign(document.createElement('script'), { src: '/x.js' }),
    seen: /console: .*TrustedScriptURL|uncaught: .*TrustedScriptURL/,
  },
  'a request to another host': {
    provoke: () => void fetch('http://elsewhere.invalid/').catch(() => undefined),
    seen: /request: http:\/\/elsewhere\.invalid\/|console: .*Content Security Policy/,
  },
  'an error nobody caught': {
    provoke: () => void setTimeout(() => void Promise.reject(new Error('nobody caught it'))),
    seen: /uncaught: .*nobody caught it|console: .*nobody caught it/,
  },
} as const;

for (const [what, { provoke, seen }] of Object.entries(PROVOKED)) {
  test(`No test passes over ${what}`, async ({ page, surprises }) => {
    await page.goto('/sign-in');
    await expect(page.getByLabel('E-mail')).toBeVisible();
    expect(surprises.unexpected()).toEqual([]);
    await page.evaluate(provoke).catch(() => undefined);
    await expect.poll(() => surprises.unexpected()).toContainEqual(expect.stringMatching(seen));
    surprises.expect(/./);
  });
}
