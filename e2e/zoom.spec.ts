import type { Page } from '@playwright/test';
import { passwordIn } from './support/account.ts';
import { apiOf } from './support/api.ts';
import { expectNoViolation } from './support/axe.ts';
import { expectPage, signUp, todo } from './support/journey.ts';
import { newUser } from './support/new-user.ts';
import { expectNothingLost, expectNothingLostWhenSpaced } from './support/reflow.ts';
import { expect, test } from './support/test.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const dialog = (page: Page) => page.getByRole('dialog');

async function expectGood(page: Page): Promise<void> {
  await expectNothingLost(page);
  await expectNothingLostWhenSpaced(page);
  await expectNoViolation(page);
}

async function addSome(page: Page): Promise<void> {
  const { add } = await apiOf(page);
  await add({ title: 'Water', tags: ['garden', 'x'.repeat(50)], priority: 'high', dueOn: '2001-01-01' });
  for (const title of ['x'.repeat(200), 'Three', 'Four', 'Five']) await add({ title });
}

/** A window of 1280 × 720, of which twice the size leaves half (WCAG 1.4.4). */
test.describe('At 200 % nothing is lost', () => {
  test.use({
    viewport: { width: 640, height: 360 },
    deviceScaleFactor: 2,
    contextOptions: { reducedMotion: 'reduce' },
  });

  test('on the pages before signing in', async ({ page, surprises }) => {
    surprises.expect(/401 .*verify-email/);
    for (const path of [
      '/sign-in',
      '/sign-up',
      '/forgot-password',
      '/check-inbox',
      '/reset-password',
      '/reset-password#token=garbage',
      '/verify-email#token=garbage',
      '/no/such/page',
    ]) {
      await page.goto(path);
      await expectPage(page);
      await expectGood(page);
    }
    await page.goto('/sign-up');
    await button(page, 'Create account').click();
    await expect(page.getByText('Enter your name.')).toBeVisible();
    await expectGood(page);
    await page.goto('/forgot-password');
    await page.getByLabel('E-mail').fill(newUser().email);
    await button(page, 'Send me a mail').click();
    await expect(page.getByRole('heading', { name: 'Check your inbox' })).toBeVisible();
    await expectGood(page);
  });

  test('on the to-dos', async ({ page }) => {
    await signUp(page);
    await expect(page.getByText('Nothing to do')).toBeVisible();
    await expectGood(page);
    await button(page, 'Account').click();
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
    await expectGood(page);
    await page.keyboard.press('Escape');
    await addSome(page);
    await page.goto('/todos?sort=position');
    await expect(todo(page, 'Water')).toBeAttached();
    await expectGood(page);
    await todo(page, 'Water').click();
    await expect(dialog(page)).toBeVisible();
    await expectGood(page);
  });

  test('in what opens over the to-dos', async ({ page }) => {
    await signUp(page);
    await addSome(page);
    await page.goto('/todos?sort=position');
    await button(page, 'Move Water').click();
    await expect(page.getByRole('menuitem', { name: 'To the top' })).toBeVisible();
    await expectGood(page);
    await page.keyboard.press('Escape');
    await button(page, /^Filters/).click();
    await page.getByRole('button', { name: /^garden/ }).click();
    await expectGood(page);
    await button(page, /^Sort/).click();
    await expect(page.getByRole('menuitemradio', { name: 'Title' })).toBeVisible();
    await expectGood(page);
    await page.keyboard.press('Escape');
    await button(page, 'Keyboard shortcuts').click();
    await expect(dialog(page)).toBeVisible();
    await expectGood(page);
  });

  test('while many are changed', async ({ page }) => {
    await signUp(page);
    const { add } = await apiOf(page);
    for (const title of ['One', 'Two', 'Three', 'Four', 'Five']) await add({ title });
    await page.reload();
    await button(page, 'Select').click();
    await page.keyboard.press('Control+a');
    await button(page, 'Select all shown').click();
    await page.evaluate(() => scrollTo(0, 0));
    await expect(page.getByRole('toolbar')).toBeInViewport({ ratio: 1 });
    await expectGood(page);
    await button(page, 'Due date').click();
    await page.getByRole('menuitem', { name: 'Pick a date…' }).click();
    await expect(dialog(page)).toBeVisible();
    await expectGood(page);
    await page.keyboard.press('Escape');
    await button(page, 'Reopen').click();
    await expect(page.getByText('There is nothing to change.')).toBeVisible();
    await expectGood(page);
  });

  test('on the tags and the trash', async ({ page }) => {
    await signUp(page);
    const { add, remove } = await apiOf(page);
    await add({ title: 'Milk', tags: ['home', 'x'.repeat(50)] });
    await page.goto('/tags');
    await expect(button(page, 'Rename home')).toBeVisible();
    await expectGood(page);
    await button(page, 'Merge home into another tag').click();
    await expect(dialog(page)).toBeVisible();
    await expectGood(page);
    await remove(await add({ title: 'y'.repeat(200) }));
    await page.goto('/trash');
    await expect(button(page, 'Empty trash')).toBeVisible();
    await expectGood(page);
    await button(page, 'Empty trash').click();
    await expect(dialog(page)).toBeVisible();
    await expectGood(page);
  });

  test('on the account', async ({ page }) => {
    await signUp(page);
    for (const section of ['profile', 'password', 'devices', 'activity', 'data']) {
      await page.goto(`/account/${section}`);
      await expectPage(page);
      await expect(page.locator('app-list-skeleton')).toHaveCount(0);
      await expectGood(page);
    }
    await button(page, 'Delete my account').click();
    await expect(passwordIn(page)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Enter your password.')).toBeVisible();
    await expectGood(page);
  });
});
