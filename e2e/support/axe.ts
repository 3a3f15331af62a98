import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Nothing that axe finds wrong with the page as it stands. */
export async function expectNoViolation(page: Page): Promise<void> {
  // Material shows a notice first, and a moment later moves it to where it is announced.
  await expect(page.locator('mat-snack-bar-container [aria-hidden=true] button')).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
}
