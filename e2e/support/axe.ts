import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What the colours decide; all else is the same in the dark. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** Nothing that axe finds wrong with the page as it stands, or with a part of it, in light colours and in dark ones. */
export async function expectNoViolation(page: Page, part = ':root'): Promise<void> {
  // Material shows a notice first, and a moment later moves it to where it is announced.
  await expect(page.locator('mat-snack-bar-container [aria-hidden=true] button')).toHaveCount(0);
  expect(await violations(axe(page, part))).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.evaluate(untilColoursStand);
  expect(await violations(axe(page, part).withRules(RULES_OF_COLOUR)), 'in the dark').toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.evaluate(untilColoursStand);
}

/** There are no frames, and so no need for the slower way that looks into them. */
const axe = (page: Page, part: string) => new AxeBuilder({ page }).setLegacyMode().include(part);

async function violations(builder: AxeBuilder): Promise<unknown[]> {
  const found = await builder.analyze();
  return found.violations.map(({ id, nodes }) => [
    id,
    nodes.map(({ target, failureSummary }) => [target, failureSummary]),
  ]);
}

/** In the page: what passes from one colour to another has arrived, and so has what inherits it, a frame later each. */
async function untilColoursStand(): Promise<void> {
  const passing = () => document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  do {
    await Promise.allSettled(passing().map(({ finished }) => finished));
    await new Promise(requestAnimationFrame);
  } while (passing().length > 0);
}
