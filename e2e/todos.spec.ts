import { addTodo, signUp, todo } from './support/journey.ts';
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
    await page.getByRole('link', { name: 'Open', exact: true }).click();

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

  test('load page after page while one scrolls', async ({ page }) => {
    await signUp(page);
    const request = page.waitForRequest((each) => each.headers()['authorization'] !== undefined);
    await page.reload();
    const { authorization = '' } = (await request).headers();
    for (let count = 1; count <= 60; count++) {
      const answer = await page.request.post('/api/todos', {
        data: { title: `To-do ${count}` },
        headers: { authorization },
      });
      expect(answer.status()).toBe(201);
    }
    await page.reload();
    await expect(todo(page, 'To-do 60')).toBeVisible();
    await todo(page, 'To-do 11').scrollIntoViewIfNeeded();
    await expect(page.getByRole('button', { name: 'Edit To-do 1', exact: true })).toBeAttached();
  });
});

test('An unknown address says so, and leads home', async ({ page }) => {
  await page.goto('/no/such/page');
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
  await page.getByRole('link', { name: 'Go to my to-dos' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
});
