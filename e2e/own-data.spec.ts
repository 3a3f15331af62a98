import type { Page } from '@playwright/test';
import { addTodo, expectTodos, signUp, todo } from './support/journey.ts';
import { expect, test } from './support/test.ts';

async function ownId(page: Page): Promise<string> {
  const { user } = (await (await page.request.get('/api/auth/get-session')).json()) as {
    user: { id: string };
  };
  return user.id;
}

test.describe('Story 4: own data only', () => {
  test("shows a notice, not a broken page, at another user's list; the session goes on", async ({
    page,
    newVisitor,
    surprises,
  }) => {
    surprises.expect(/403 .*\/api\/users\//);
    await signUp(page);
    await addTodo(page, 'Private');
    const id = await ownId(page);

    const eve = await (await newVisitor()).newPage();
    await signUp(eve);
    await eve.goto(`/users/${id}/todos`);
    await expect(eve.getByText('You have no access to this list')).toBeVisible();
    await expect(todo(eve, 'Private')).toHaveCount(0);
    await eve.getByRole('link', { name: 'Back to my to-dos' }).click();
    await expectTodos(eve);
    await addTodo(eve, 'Mine');
    await expect(todo(eve, 'Private')).toHaveCount(0);
  });

  test('shows the same list under one’s own name', async ({ page }) => {
    await signUp(page);
    await addTodo(page, 'Mine');
    const id = await ownId(page);
    await page.goto(`/users/${id}/todos`);
    await expect(todo(page, 'Mine')).toBeVisible();
  });
});
