import type { Download, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { dialog, openAccount, passwordIn } from './support/account.ts';
import { addTodo, signIn, signUp, todo } from './support/journey.ts';
import { expect, test } from './support/test.ts';

const signInForm = (page: Page) => page.getByRole('button', { name: 'Sign in' });

test('Story 7: the to-dos can be taken away in a file, as JSON and as CSV', async ({ page }) => {
  await signUp(page);
  await addTodo(page, 'Bread, and "butter"');
  await openAccount(page, 'Data');
  const save = async (format: string): Promise<[Download, string]> => {
    const arrival = page.waitForEvent('download');
    await page.getByRole('button', { name: `Download ${format}` }).click();
    const download = await arrival;
    return [download, await readFile(await download.path(), 'utf8')];
  };
  const [json, items] = await save('JSON');
  expect(json.suggestedFilename()).toBe('latchlist.json');
  expect(JSON.parse(items)).toMatchObject({ items: [{ title: 'Bread, and "butter"', deletedAt: null }] });
  await expect(page.getByText('Your to-dos are in the file latchlist.json.')).toBeVisible();
  const [csv, lines] = await save('CSV');
  expect(csv.suggestedFilename()).toBe('latchlist.csv');
  expect(lines.split('\r\n')[0]).toMatch(/^\ufeffid,title,/);
  expect(lines.split('\r\n')[1]).toContain(',"Bread, and ""butter""",');
});

test('Story 7: an account is deleted with its password, and every tab says farewell', async ({
  page,
  context,
  surprises,
}) => {
  surprises.expect(/40[01] .*\/api\/auth\/(delete-user|sign-in)/);
  const user = await signUp(page);
  await addTodo(page, 'Gone soon');
  const other = await context.newPage();
  await other.goto('/todos');
  await expect(todo(other, 'Gone soon')).toBeVisible();
  await openAccount(page, 'Data');
  const deletion = page.getByRole('button', { name: 'Delete my account' });
  await deletion.click();
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(deletion).toBeFocused();
  await deletion.press('Enter');
  const password = passwordIn(page);
  await password.fill('not the right one');
  await password.press('Enter');
  await expect(dialog(page).getByText('This is not your password.')).toBeVisible();
  await expect(password).toHaveValue('not the right one');
  await expect(password).toBeFocused();
  await password.fill(user.password);
  await dialog(page).getByRole('button', { name: 'Delete for good' }).click();
  for (const tab of [page, other]) {
    await expect(tab.getByText('Your account has been deleted.')).toBeVisible();
    await expect(signInForm(tab)).toBeVisible();
    await expect(tab.getByText('Gone soon')).toHaveCount(0);
  }
  await signIn(page, user);
  await expect(page.getByText('E-mail or password is wrong.')).toBeVisible();
});
