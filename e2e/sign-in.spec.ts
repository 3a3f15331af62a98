import { addTodo, expectTodos, signIn, signUp, todo } from './support/journey.ts';
import { newUser } from './support/new-user.ts';
import { expect, test } from './support/test.ts';

test.describe('Story 2: sign in and out', () => {
  test('leads from a protected page to sign-in and back to that page', async ({ page, newVisitor }) => {
    const user = await signUp(page);
    const visitor = await (await newVisitor()).newPage();
    await visitor.goto('/todos?status=completed');
    await expect(visitor).toHaveURL(/\/sign-in\?returnUrl=/);
    await signIn(visitor, user);
    await expect(visitor).toHaveURL('/todos?status=completed');
    await expectTodos(visitor);
  });

  test('says one thing for a wrong password and an unknown address, and keeps the address', async ({
    page,
    newVisitor,
    surprises,
  }) => {
    surprises.expect(/401 .*sign-in\/email/);
    const user = await signUp(page);
    const visitor = await (await newVisitor()).newPage();
    await visitor.goto('/sign-in');
    for (const wrong of [{ ...user, password: 'not the password' }, newUser()]) {
      await signIn(visitor, wrong);
      await expect(visitor.getByText('E-mail or password is wrong.')).toBeVisible();
      await expect(visitor.getByLabel('E-mail')).toHaveValue(wrong.email);
    }
  });

  test('goes nowhere else than back into the application', async ({ page, newVisitor }) => {
    const user = await signUp(page);
    for (const evil of ['//evil.example', '/\\evil.example', 'https:evil.example', 'javascript:alert(1)']) {
      const visitor = await (await newVisitor()).newPage();
      await visitor.goto(`/sign-in?returnUrl=${encodeURIComponent(evil)}`);
      await signIn(visitor, user);
      await expect(visitor).toHaveURL('/todos');
    }
  });

  test('signs out: cookie and token are refused, and nothing personal stays (ASVS 7.4.4, 14.3.1, 14.3.3)', async ({
    page,
    context,
    baseURL,
  }) => {
    const user = await signUp(page);
    await addTodo(page, 'Secret plan');
    const asked = page.waitForRequest((request) => request.url().includes('/api/todos'));
    await page.reload();
    const authorization = (await asked).headers()['authorization'] ?? '';
    const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    expect([authorization, cookies]).toEqual([
      expect.stringMatching(/^Bearer ey/),
      expect.stringContaining('session_token'),
    ]);

    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByText('You are signed out.')).toBeVisible();

    const api = (path: string, headers: Record<string, string>) =>
      fetch(`${baseURL ?? ''}${path}`, { headers });
    expect((await api('/api/todos', { authorization })).status).toBe(401);
    expect((await api('/api/auth/token', { cookie: cookies })).status).toBe(401);
    const left = await page.evaluate(
      () => document.body.innerText + JSON.stringify([localStorage, sessionStorage]),
    );
    expect(left).not.toContain('Secret plan');
    expect(left).not.toContain(user.email);

    await page.goBack();
    await expect(page.getByLabel('E-mail')).toBeVisible();
    await expect(todo(page, 'Secret plan')).toHaveCount(0);
  });

  test('signs out every tab at once', async ({ page, context }) => {
    await signUp(page);
    const other = await context.newPage();
    await other.goto('/todos');
    await expect(other.getByText('Nothing to do')).toBeVisible();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(other.getByText('You are signed out.')).toBeVisible();
  });
});
