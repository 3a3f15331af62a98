import type { Page } from '@playwright/test';
import { type Api, apiOf } from './support/api.ts';
import { signUp, todo } from './support/journey.ts';
import { expect, test } from './support/test.ts';

test.describe('A to-do that another device changes while it is edited', () => {
  const title = (page: Page) => page.getByLabel('Title', { exact: true });
  const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();
  const conflict = (page: Page) => page.getByRole('heading', { name: 'Changed elsewhere meanwhile' });
  let api: Api;
  let id: string;

  test.beforeEach(async ({ page, surprises }) => {
    surprises.expect(/41[2] .*\/api\/todos/);
    await signUp(page);
    api = await apiOf(page);
    id = await api.add({ title: 'Milk', description: 'Two litres', tags: ['shop'] });
    await page.reload();
    await todo(page, 'Milk').click();
    await title(page).fill('Oat milk');
  });

  test('has the changes of both, where they do not touch', async ({ page }) => {
    await api.change(id, { description: 'Three litres', tags: ['shop', 'urgent'], priority: 'high' });
    await save(page);
    await expect(page.getByText('Saved.')).toBeVisible();
    await page.reload();
    await todo(page, 'Oat milk').click();
    await expect(page.getByLabel('Description')).toHaveValue('Three litres');
    await expect(page.getByLabel('Priority')).toHaveValue('high');
    await expect(page.getByRole('button', { name: 'Remove tag urgent' })).toBeVisible();
  });

  test('asks about what both changed, by keyboard alone, and saves what is chosen', async ({ page }) => {
    await page.getByLabel('Description').fill('Four litres');
    await api.change(id, { title: 'Soy milk', description: 'Three litres', dueOn: '2031-05-04' });
    await save(page);
    await expect(conflict(page)).toBeFocused();
    const group = (name: string) => page.getByRole('group', { name });
    await expect(page.getByRole('radio')).toHaveCount(4);
    await page.keyboard.press('Tab');
    await expect(group('Title').getByRole('radio', { name: /^Yours/ })).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(group('Title').getByRole('radio', { name: 'From elsewhere Soy milk' })).toBeChecked();
    await page.keyboard.press('Tab');
    await expect(group('Description').getByRole('radio', { name: 'Yours Four litres' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Saved.')).toBeVisible();
    await expect(todo(page, 'Soy milk')).toBeFocused();
    await page.reload();
    await todo(page, 'Soy milk').click();
    await expect(page.getByLabel('Description')).toHaveValue('Four litres');
    await expect(page.getByLabel('Due date')).toHaveValue('2031-05-04');
  });

  test('is changed in a second browser, and asks in the first', async ({ page, newVisitor }) => {
    const { cookies } = await page.context().storageState();
    const other = await newVisitor();
    await other.addCookies(cookies);
    const phone = await other.newPage();
    await phone.setViewportSize({ width: 390, height: 800 });
    await phone.goto('/todos');
    await todo(phone, 'Milk').click();
    await title(phone).fill('Almond milk');
    await save(phone);
    await expect(todo(phone, 'Almond milk')).toBeVisible();
    await save(page);
    await expect(conflict(page)).toBeVisible();
    await page.getByRole('button', { name: 'Back to editing' }).click();
    await expect(title(page)).toBeFocused();
    await title(page).fill('Oat or almond milk');
    await save(page);
    await expect(todo(page, 'Oat or almond milk')).toBeVisible();
    await phone.reload();
    await expect(todo(phone, 'Oat or almond milk')).toBeVisible();
  });

  test('keeps what was typed when it is deleted there, and becomes a new one', async ({
    page,
    surprises,
  }) => {
    surprises.expect(/404 .*\/api\/todos/);
    await api.remove(id);
    await save(page);
    await expect(page.getByRole('alert').filter({ hasText: 'was deleted meanwhile' })).toBeVisible();
    await expect(title(page)).toHaveValue('Oat milk');
    await page.getByRole('button', { name: 'Save as a new to-do' }).click();
    await expect(page.getByText('Saved as a new to-do.')).toBeVisible();
    await page.reload();
    await todo(page, 'Oat milk').click();
    await expect(page.getByLabel('Description')).toHaveValue('Two litres');
    await expect(page.getByRole('button', { name: 'Remove tag shop' })).toBeVisible();
  });
});
