import type { Locator, Page } from '@playwright/test';
import { type Api, apiOf } from './support/api.ts';
import { signUp } from './support/journey.ts';
import { expect, test } from './support/test.ts';

const list = (page: Page) => page.getByRole('list', { name: 'Your to-dos' });
const titles = (page: Page) => list(page).locator('.title');
const row = (page: Page, title: string) => list(page).getByRole('listitem').filter({ hasText: title });
const box = (page: Page, title: string) => page.getByRole('checkbox', { name: `Select ${title}` });
const bar = (page: Page) => page.getByRole('toolbar', { name: 'Change what is selected' });
const inBar = (page: Page, name: string) => bar(page).getByRole('button', { name });

test.describe('Many to-dos at once', () => {
  let api: Api;
  const ids: Record<string, string> = {};

  test.beforeEach(async ({ page }) => {
    await signUp(page);
    api = await apiOf(page);
    for (const title of ['Salt', 'Eggs', 'Bread', 'Milk'])
      ids[title] = await api.add({ title, tags: title === 'Milk' ? ['shop'] : [] });
    await page.reload();
    await expect(titles(page)).toHaveText(['Milk', 'Bread', 'Eggs', 'Salt']);
  });

  test('are completed together', async ({ page }) => {
    await page.getByRole('button', { name: 'Select', exact: true }).click();
    await expect(bar(page)).toContainText('0 selected');
    await row(page, 'Milk').click();
    await row(page, 'Eggs').click({ modifiers: ['Shift'] });
    await expect(bar(page)).toContainText('3 selected');
    await inBar(page, 'Complete').click();
    await expect(titles(page)).toHaveText(['Salt']);
    await expect(page.getByText('3 to-dos completed.')).toBeVisible();
    await page.reload();
    await expect(titles(page)).toHaveText(['Salt']);
  });

  test('are reopened together, and undone', async ({ page }) => {
    for (const title of ['Milk', 'Bread', 'Eggs']) await api.change(ids[title] ?? '', { completed: true });
    await page.goto('/todos?status=all');
    await page.getByRole('button', { name: 'Select', exact: true }).click();
    await inBar(page, 'Select all shown').click();
    await inBar(page, 'Reopen').click();
    await expect(page.getByText('3 to-dos open again.')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('Undone.')).toBeVisible();
    await page.goto('/todos');
    await expect(titles(page)).toHaveText(['Salt']);
  });

  test('get a priority, undone to what each had', async ({ page }) => {
    await api.change(ids['Bread'] ?? '', { priority: 'low', dueOn: '2031-05-04' });
    await page.reload();
    await page.getByRole('button', { name: 'Select', exact: true }).click();
    await box(page, 'Milk').click();
    await box(page, 'Bread').click();

    await inBar(page, 'Priority').click();
    await page.getByRole('menuitem', { name: 'High' }).click();
    await expect(page.getByText('2 to-dos changed.')).toBeVisible();
    await expect(page.getByText('High priority')).toHaveCount(2);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(row(page, 'Bread')).toContainText('Low priority');
    await expect(page.getByText('High priority')).toHaveCount(0);
    await expect(page.getByText('Undone.')).toBeVisible();
    await page.reload();
    await expect(row(page, 'Bread')).toContainText('Low priority');
    await expect(page.getByText('High priority')).toHaveCount(0);
  });

  test('get a due date, and tags, and lose some', async ({ page }) => {
    await page.getByRole('button', { name: 'Select', exact: true }).click();
    await box(page, 'Milk').click();
    await box(page, 'Bread').click();
    await inBar(page, 'Due date').click();
    await page.getByRole('menuitem', { name: 'Pick a date…' }).click();
    await page.getByLabel('Due on').fill('2032-01-02');
    await page.getByRole('button', { name: 'Set' }).click();
    await expect(row(page, 'Milk')).toContainText('2032');

    await inBar(page, 'Add tag').click();
    await page.getByRole('dialog').getByRole('combobox').fill('home');
    await page.keyboard.press('Enter');
    await expect(row(page, 'Milk')).toContainText('home');
    await inBar(page, 'Remove tag').click();
    await page.getByRole('menuitem', { name: 'shop (1)' }).click();
    await expect(page.getByText('1 to-do changed.')).toBeVisible();

    await page.reload();
    await expect(row(page, 'Milk')).toContainText('2032');
    await expect(row(page, 'Milk')).toContainText('home');
    await expect(row(page, 'Milk')).not.toContainText('shop');
    await expect(row(page, 'Bread')).toContainText('home');
    await expect(row(page, 'Eggs')).not.toContainText('home');
  });

  test('are deleted, and all brought back by one request', async ({ page }) => {
    await page.getByRole('button', { name: 'Select', exact: true }).click();
    await inBar(page, 'Select all shown').click();
    await inBar(page, 'Delete').click();
    await expect(page.getByRole('heading', { name: 'Nothing to do' })).toBeVisible();
    await expect(bar(page)).toHaveCount(0);
    await expect(page.getByText('4 to-dos deleted.')).toBeVisible();
    const restored = page.waitForResponse(/bulk-restore/);
    await page.getByRole('button', { name: 'Undo' }).click();
    expect((await restored).status()).toBe(200);
    await expect(titles(page)).toHaveText(['Milk', 'Bread', 'Eggs', 'Salt']);
    await page.reload();
    await expect(titles(page)).toHaveText(['Milk', 'Bread', 'Eggs', 'Salt']);
    await page.goto('/trash');
    await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible();
  });

  test('of which one was deleted elsewhere say so, and the rest is sent again', async ({
    page,
    surprises,
  }) => {
    surprises.expect(/404 .*\/api\/todos/);
    await page.getByRole('button', { name: 'Select', exact: true }).click();
    await inBar(page, 'Select all shown').click();
    await api.remove(ids['Bread'] ?? '');
    await inBar(page, 'Complete').click();
    await expect(page.getByText('“Bread” is no longer here. Nothing was changed.')).toBeVisible();
    await expect(titles(page)).toHaveText(['Milk', 'Eggs', 'Salt']);
    await expect(bar(page)).toContainText('3 selected');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('3 to-dos completed.')).toBeVisible();
    await page.goto('/todos?status=completed');
    await expect(titles(page)).toHaveText(['Milk', 'Eggs', 'Salt']);
  });

  test('keep the tag that another device gave meanwhile', async ({ page, surprises }) => {
    surprises.expect(/412 .*\/api\/todos/);
    await page.getByRole('button', { name: 'Select', exact: true }).click();
    await inBar(page, 'Select all shown').click();
    await api.change(ids['Eggs'] ?? '', { tags: ['elsewhere'] });
    await inBar(page, 'Add tag').click();
    await page.getByRole('dialog').getByRole('combobox').fill('home');
    await page.keyboard.press('Enter');
    await expect(page.getByText('4 to-dos changed.')).toBeVisible();
    await page.reload();
    await expect(row(page, 'Eggs')).toContainText('elsewhere');
    await expect(row(page, 'Eggs')).toContainText('home');
  });

  test('are chosen and changed without a mouse', async ({ page }) => {
    await page.getByRole('button', { name: 'Edit Milk' }).focus();
    await page.keyboard.press('x');
    await expect(box(page, 'Milk')).toBeChecked();
    await page.getByRole('button', { name: 'Select Eggs' }).focus();
    await page.keyboard.press('Shift+Space');
    await expect(bar(page)).toContainText('3 selected');
    await page.keyboard.press('Space');
    await expect(box(page, 'Eggs')).not.toBeChecked();
    await page.keyboard.press('Control+a');
    await expect(bar(page)).toContainText('4 selected');
    await page.keyboard.press('x');
    await expect(bar(page)).toContainText('3 selected');
    await expect(page.getByRole('status').filter({ hasText: '3 selected' })).toBeAttached();

    while (!(await bar(page).evaluate((element) => element.contains(document.activeElement))))
      await page.keyboard.press('Tab');
    await page.keyboard.press('End');
    await expect(inBar(page, 'Delete')).toBeFocused();
    for (let steps = 0; steps < 4; steps++) await page.keyboard.press('ArrowLeft');
    await expect(inBar(page, 'Priority')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'High' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText('High priority')).toHaveCount(3);
    await expect(inBar(page, 'Priority')).toBeFocused();
    await expect(page.getByRole('menu')).toHaveCount(0); // or Escape would be meant for it
    await page.keyboard.press('Escape');
    await expect(bar(page)).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Edit Eggs' })).toBeFocused();
    await page.reload();
    await expect(page.getByText('High priority')).toHaveCount(3);
  });

  for (const width of [320, 1440]) {
    test(`hide nothing behind their bar or its notices at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 560 });
      for (let count = 1; count <= 8; count++) await api.add({ title: `No ${count}` });
      await page.reload();
      await page.getByRole('button', { name: 'Select', exact: true }).click();
      await inBar(page, 'Select all shown').click();
      const top = async () => (await bar(page).boundingBox())?.y ?? 0;
      const foot = async (target: Locator) => {
        const { y = 0, height = 0 } = (await target.boundingBox()) ?? {};
        return y + height;
      };
      await box(page, 'Salt').focus();
      expect(await foot(box(page, 'Salt'))).toBeLessThanOrEqual(await top());
      await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
      expect(await foot(row(page, 'Salt'))).toBeLessThan(await top());
      await inBar(page, 'Complete').click();
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect(page.getByText('Undone.')).toBeVisible();
      await page.getByRole('button', { name: 'Select', exact: true }).click();
      await inBar(page, 'Select all shown').click();
      await inBar(page, 'Reopen').click();
      const notice = page.locator('.mat-mdc-snack-bar-container', { hasText: 'There is nothing to change.' });
      await expect(notice).toBeVisible();
      expect(await foot(notice)).toBeLessThanOrEqual(await top());
      const covered = await bar(page).evaluate(
        (element) =>
          [...element.querySelectorAll('button')].filter((button) => {
            const { x, y, width, height } = button.getBoundingClientRect();
            return !button.contains(document.elementFromPoint(x + width / 2, y + height / 2));
          }).length,
      );
      expect(covered).toBe(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    });
  }
});
