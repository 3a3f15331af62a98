import { type BrowserContext, expect, test as base } from '@playwright/test';
import { randomInt } from 'node:crypto';
import { Surprises } from './surprises.ts';

interface Fixtures {
  /** What went wrong unseen in any of the test's pages; anything unexpected fails the test at its end. */
  surprises: Surprises;
  /** Another browser at another address: a second device, or a second person. */
  newVisitor: () => Promise<BrowserContext>;
}

/** Rate limits count by address, so every visitor comes from one of its own. */
function newAddress(): Record<string, string> {
  const octet = () => randomInt(1, 255);
  return { 'X-Forwarded-For': `10.${octet()}.${octet()}.${octet()}` };
}

export const test = base.extend<Fixtures>({
  baseURL: ({}, use) => use(process.env['E2E_URL']),
  extraHTTPHeaders: ({}, use) => use(newAddress()),

  surprises: [
    async ({ context, baseURL }, use) => {
      const surprises = new Surprises();
      surprises.watch(context, baseURL ?? '');
      await use(surprises);
      expect(surprises.unexpected(), 'nothing went wrong unseen').toEqual([]);
    },
    { auto: true },
  ],

  newVisitor: async ({ browser, surprises, baseURL, contextOptions }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({
        ...contextOptions,
        baseURL: baseURL ?? '',
        extraHTTPHeaders: newAddress(),
      });
      surprises.watch(context, baseURL ?? '');
      contexts.push(context);
      return context;
    });
    for (const context of contexts) await context.close();
  },
});

export { expect };
