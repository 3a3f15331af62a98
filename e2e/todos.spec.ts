import type { Page } from '@playwright/test';
import { apiOf } from './support/api.ts';
import { addTodo, signUp, todo } from './support/journey.ts';
import { giveTodos } from './support/many-todos.ts';
import type { NewUser } from './support/new-user.ts';
import { expect, test } from './support/test.ts';

test.describe('To-dos', () => {
  test('are added, completed, changed, deleted and brought back', async ({ page }) => {
    await signUp(page);
    await addTodo(page, 'Buy milk');
    await addTodo(page, 'Water the plants');

    await page.getByRole('checkbox', { name: 'Done: Buy milk' }).click();
    await expect(todo(page, 'Buy milk')).toHaveCount(0);
    await page.getByRole('link', { name: 'Completed' }).click();
    await expect(todo(page, 'Buy milk')).toBeVisible();
    await page.getByRole('link', { name: /^Open/ }).click();

    await todo(page, 'Water the plants').click();
    await page.getByLabel('Title').fill('Water the garden');
    await page.getByLabel('Due date').fill('2031-05-04');
    await page.getByLabel('Priority').selectOption('High');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(todo(page, 'Water the garden')).toBeVisible();

    await page.getByRole('button', { name: 'Delete Water the garden' }).click();
    await expect(todo(page, 'Water the garden')).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(todo(page, 'Water the garden')).toBeVisible();

    await page.reload();
    await expect(todo(page, 'Water the garden')).toBeVisible();
    await expect(page.getByText('High priority')).toBeVisible();
  });

  test('show what was written as text, whatever it looks like (ASVS 3.2.2)', async ({ page }) => {
    await signUp(page);
    for (const title of [
      '<img src=x onerror=alert(1)>',
      '{{constructor.constructor("alert(1)")()}}',
      '"><script>alert(1)</script>',
    ]) {
      await addTodo(page, title);
    }
    await expect(page.locator('main script, main img')).toHaveCount(0);
  });

  test('keep what was typed and not saved yet from being left behind', async ({ page }) => {
    await signUp(page);
    await addTodo(page, 'Half done');
    await todo(page, 'Half done').click();
    await page.getByLabel('Description').fill('A long thought');
    await page.getByRole('link', { name: 'Trash' }).click();
    await expect(page.getByText('Save or cancel your changes first.')).toBeVisible();
    await expect(page.getByLabel('Description')).toHaveValue('A long thought');
    const asked = page.waitForEvent('dialog');
    void page.close({ runBeforeUnload: true });
    const question = await asked;
    expect(question.type()).toBe('beforeunload');
    await question.dismiss();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('link', { name: 'Trash' }).click();
    await expect(page).toHaveURL('/trash');
  });

  test('load page after page while one scrolls', async ({ page }) => {
    await giveTodos(await signUp(page), 130);
    await page.reload();
    await expect(todo(page, 'No 130')).toBeVisible();
    await todo(page, 'No 130').focus();
    await page.keyboard.press('End');
    await expect(todo(page, 'No 31')).toBeFocused(); // the hundredth
    await expect(page.getByRole('listitem').last()).toHaveAttribute('aria-setsize', '130');
    await page.keyboard.press('End');
    await expect(page.getByRole('button', { name: 'Edit No 1', exact: true })).toBeFocused();
  });
});

test.describe('What is shown of the list', () => {
  const titles = (page: Page) => page.getByRole('list', { name: 'Your to-dos' }).locator('.title');

  let user: NewUser;

  test.beforeEach(async ({ page }) => {
    user = await signUp(page);
    const { add } = await apiOf(page);
    await add({ title: 'Call the plumber', priority: 'high', tags: ['home', 'phone'] });
    await add({ title: 'Book a table', priority: 'low', dueOn: '2001-01-01', tags: ['phone'] });
    await add({ title: 'Água for the plants', priority: 'high', tags: ['home'] });
    await page.reload();
  });

  test('is filtered, sorted and searched in the address, which survives a reload and goes back', async ({
    page,
  }) => {
    await expect(titles(page)).toHaveText(['Água for the plants', 'Book a table', 'Call the plumber']);
    await page.getByRole('button', { name: /^Sort/ }).click();
    await page.getByRole('menuitemradio', { name: 'Title' }).click();
    await expect(page).toHaveURL(/sort=title/);
    await expect(titles(page)).toHaveText(['Água for the plants', 'Book a table', 'Call the plumber']);
    await page.getByRole('button', { name: /^Sort/ }).click();
    await page.getByRole('menuitemradio', { name: 'Z to A' }).click();
    await expect(titles(page)).toHaveText(['Call the plumber', 'Book a table', 'Água for the plants']);

    await page.getByRole('button', { name: /^Filters/ }).click();
    await page.getByRole('button', { name: /^High/ }).click();
    await expect(titles(page)).toHaveText(['Call the plumber', 'Água for the plants']);
    await page.getByRole('button', { name: /^phone/ }).click();
    await expect(titles(page)).toHaveText(['Call the plumber']);
    await expect(page.getByRole('link', { name: 'Open 1' })).toBeVisible();

    await page.locator('h1').click();
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.keyboard.type('plumb');
    await expect(page).toHaveURL(/search=plumb/);
    await page.reload();
    await expect(titles(page)).toHaveText(['Call the plumber']);
    await expect(page.getByRole('searchbox')).toHaveValue('plumb');
    await expect(page.getByRole('button', { name: 'Filters, 2 on' })).toBeVisible();
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      sort: '-title',
      priority: 'high',
      tag: 'phone',
      search: 'plumb',
    });

    await page.goBack();
    await expect(page.getByRole('searchbox')).toHaveValue('');
    await page.goBack();
    await expect(titles(page)).toHaveText(['Call the plumber', 'Água for the plants']);
  });

  test('costs an answer without a body where it is as it was', async ({ page }) => {
    const answer = async (status: number, ask: () => Promise<unknown>) => {
      const isList = (url: string) => new URL(url).pathname === '/api/todos';
      const answered = page.waitForResponse((response) => isList(response.url()));
      await ask();
      expect((await answered).status()).toBe(status);
    };
    await expect(titles(page)).toHaveCount(3);
    await answer(200, () => page.getByRole('link', { name: /^Completed/ }).click());
    await expect(titles(page)).toHaveCount(0);
    await answer(304, () => page.goBack());
    await expect(titles(page)).toHaveText(['Água for the plants', 'Book a table', 'Call the plumber']);
  });

  test('says when nothing is found, and shows all again', async ({ page }) => {
    await page.getByRole('searchbox').fill('agua');
    await expect(titles(page)).toHaveText(['Água for the plants']);
    await page.getByRole('searchbox').fill('no such thing');
    await expect(page.getByRole('heading', { name: 'Nothing found for “no such thing”' })).toBeVisible();
    await page.getByRole('searchbox').press('Escape');
    await expect(titles(page)).toHaveCount(3);
    await page.getByRole('button', { name: /^Filters/ }).click();
    await page.getByRole('button', { name: 'Overdue' }).click();
    await expect(titles(page)).toHaveText(['Book a table']);
    await page.getByRole('button', { name: /^High/ }).click();
    await expect(page.getByRole('heading', { name: 'No to-do meets these filters' })).toBeVisible();
    await page.getByRole('button', { name: 'Clear search and filters' }).click();
    await expect(titles(page)).toHaveCount(3);
    await expect(page).toHaveURL(/\/todos$/);
  });

  test('has the tags that one gives and takes', async ({ page }) => {
    await todo(page, 'Book a table').click();
    await page.getByLabel('Add a tag').fill('dinner');
    await page.getByLabel('Add a tag').press('Enter');
    await page.getByRole('button', { name: 'Remove tag phone' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    const row = page.getByRole('listitem').filter({ hasText: 'Book a table' });
    await expect(row).toContainText('dinner');
    await page.reload();
    await expect(row).toContainText('dinner');
    await expect(row).not.toContainText('phone');
    await page.getByRole('button', { name: /^Filters/ }).click();
    await page.getByRole('button', { name: /^dinner/ }).click();
    await expect(titles(page)).toHaveText(['Book a table']);
  });

  test('goes on page after page under each sort', async ({ page }) => {
    await giveTodos(user, 130);
    for (const sort of ['createdAt', 'updatedAt', 'dueOn', '-priority', 'title', '-position']) {
      await page.goto(`/todos?sort=${sort}`);
      await page
        .getByRole('button', { name: /^Edit / })
        .first()
        .focus();
      await page.keyboard.press('End');
      const last = page.getByRole('listitem').last();
      await expect(last).toHaveAttribute('aria-setsize', '133'); // each of them once
      await page.keyboard.press('End');
      await expect(last).toHaveAttribute('aria-posinset', '133');
    }
  });
});

test.describe('The trash', () => {
  const ask = (page: Page) => page.getByRole('dialog');

  test('gives back, removes one for good, and is emptied, after asking', async ({ page }) => {
    await signUp(page);
    for (const title of ['Milk', 'Bread', 'Eggs']) {
      await addTodo(page, title);
      const deleted = page.waitForResponse((answer) => answer.request().method() === 'DELETE');
      await page.getByRole('button', { name: `Delete ${title}` }).click();
      expect((await deleted).status()).toBe(204);
    }
    await page.getByRole('link', { name: 'Trash' }).click();
    const rows = page.getByRole('list', { name: 'Deleted to-dos' }).getByRole('listitem');
    await expect(rows).toHaveCount(3);
    await page.getByRole('button', { name: 'Restore Milk' }).click();
    await expect(page.getByText('“Milk” is back among your to-dos.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Restore Bread' })).toBeFocused();

    await page.getByRole('button', { name: 'Remove Bread for good' }).click();
    await ask(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('button', { name: 'Remove Bread for good' })).toBeFocused();
    await page.getByRole('button', { name: 'Remove Bread for good' }).click();
    await ask(page).getByRole('button', { name: 'Remove for good' }).click();
    await expect(page.getByText('Removed for good.')).toBeVisible();
    await page.reload();
    await expect(rows).toHaveCount(1);

    await page.getByRole('button', { name: 'Empty trash' }).click();
    await expect(ask(page).getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(ask(page)).toHaveCount(0);
    await expect(rows).toHaveCount(1);
    await page.getByRole('button', { name: 'Empty trash' }).click();
    await ask(page).getByRole('button', { name: 'Empty trash' }).click();
    await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible();
    await expect(page.getByText('stays here for 30 days')).toBeVisible();
    await page.getByRole('link', { name: 'To-dos', exact: true }).click();
    await expect(todo(page, 'Milk')).toBeVisible();
    await expect(todo(page, 'Eggs')).toHaveCount(0);
  });
});

test('An unknown address says so, and leads home', async ({ page }) => {
  await page.goto('/no/such/page');
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
  await page.getByRole('link', { name: 'Go to my to-dos' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
});
