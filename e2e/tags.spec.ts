import type { Page } from '@playwright/test';
import { type Api, apiOf } from './support/api.ts';
import { signUp } from './support/journey.ts';
import { expect, test } from './support/test.ts';

test.describe('The tags', () => {
  const names = (page: Page) => page.getByRole('list', { name: 'Your tags' }).locator('.name');
  const row = (page: Page, name: string) =>
    page.getByRole('list', { name: 'Your tags' }).getByRole('listitem').filter({ hasText: name });
  const dialog = (page: Page) => page.getByRole('dialog');
  let api: Api;

  test.beforeEach(async ({ page }) => {
    await signUp(page);
    api = await apiOf(page);
    await api.add({ title: 'Milk', tags: ['shop', 'home'] });
    await api.add({ title: 'Bread', tags: ['shop'] });
    await api.add({ title: 'Call', tags: ['phone'] });
    await page.reload();
  });

  test('are found from the filters, lead to their to-dos, and back', async ({ page }) => {
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('link', { name: 'Manage tags' }).click();
    await expect(page.getByRole('heading', { name: 'Tags', level: 1 })).toBeFocused();
    await expect(names(page)).toHaveText(['home', 'phone', 'shop']);
    await expect(row(page, 'shop')).toContainText('2 to-dos');
    await page.getByRole('link', { name: 'shop 2 to-dos' }).click();
    await expect(page.getByRole('list', { name: 'Your to-dos' }).locator('.title')).toHaveText([
      'Bread',
      'Milk',
    ]);
    await page.goBack();
    await page.getByRole('link', { name: 'To-dos', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'To-dos', level: 1 })).toBeFocused();
  });

  test('are renamed, merged and deleted, on all to-dos', async ({ page }) => {
    await page.goto('/tags');
    await page.getByRole('button', { name: 'Rename phone' }).click();
    await expect(dialog(page).getByLabel('New name')).toBeFocused();
    await page.keyboard.type('calls');
    await page.keyboard.press('Enter');
    await expect(page.getByText('The tag is “calls” now.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Rename calls' })).toBeFocused();

    await page.getByRole('button', { name: 'Rename home' }).click();
    await dialog(page).getByLabel('New name').fill('shop');
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByRole('heading', { name: 'There is a tag “shop” already' })).toBeVisible();
    await dialog(page).getByRole('button', { name: 'Merge' }).click();
    await expect(page.getByText('“home” is part of “shop” now.')).toBeVisible();
    await expect(names(page)).toHaveText(['calls', 'shop']);
    await expect(row(page, 'shop')).toContainText('2 to-dos');

    await page.getByRole('button', { name: 'Delete calls' }).click();
    await expect(dialog(page).getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Delete calls' })).toBeFocused();
    await page.getByRole('button', { name: 'Delete calls' }).click();
    await dialog(page).getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByText('“calls” is deleted.')).toBeVisible();
    await page.reload();
    await expect(names(page)).toHaveText(['shop']);
    await page.getByRole('link', { name: 'To-dos', exact: true }).click();
    const todos = page.getByRole('list', { name: 'Your to-dos' }).getByRole('listitem');
    await expect(todos).toHaveCount(3);
    await expect(todos.filter({ hasText: 'shop' })).toHaveCount(2);
    await expect(todos.filter({ hasText: 'calls' })).toHaveCount(0);
  });

  test('merge where another device took the name meanwhile', async ({ page, surprises }) => {
    surprises.expect(/409 .*\/api\/tags/);
    await page.goto('/tags');
    await expect(names(page)).toHaveCount(3);
    await api.add({ title: 'Eggs', tags: ['farm'] });
    await page.getByRole('button', { name: 'Rename home' }).click();
    await dialog(page).getByLabel('New name').fill('farm');
    await page.keyboard.press('Enter');
    await dialog(page).getByRole('button', { name: 'Merge' }).click();
    await expect(page.getByText('“home” is part of “farm” now.')).toBeVisible();
    await page.reload();
    await expect(names(page)).toHaveText(['farm', 'phone', 'shop']);
    await expect(row(page, 'farm')).toContainText('2 to-dos');
  });

  test('merge into one that is chosen', async ({ page }) => {
    await page.goto('/tags');
    await page.getByRole('button', { name: 'Merge phone into another tag' }).click();
    await dialog(page).getByLabel('Into the tag').fill('home');
    await page.keyboard.press('Enter');
    await expect(page.getByText('“phone” is part of “home” now.')).toBeVisible();
    await page.reload();
    await expect(names(page)).toHaveText(['home', 'shop']);
  });
});
