import { expect, type Page } from '@playwright/test';
import { type NewUser, newUser } from './new-user.ts';

export async function fillSignUp(page: Page, user: NewUser): Promise<void> {
  await page.goto('/sign-up');
  await page.getByLabel('Name').fill(user.name);
  await page.getByLabel('E-mail').fill(user.email);
  await page.getByLabel('Password', { exact: true }).fill(user.password);
  await page.getByRole('button', { name: 'Create account' }).click();
}

/** Signs a new person up through the form, up to the empty list. */
export async function signUp(page: Page, user: NewUser = newUser()): Promise<NewUser> {
  await fillSignUp(page, user);
  await expectTodos(page);
  return user;
}

export async function signIn(page: Page, { email, password }: NewUser): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

export async function expectTodos(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'To-dos', level: 1 })).toBeVisible();
}

/** Whatever page it is: not what stands there until the application has started. */
export async function expectPage(page: Page): Promise<void> {
  await expect(page.locator('app-root').getByRole('heading', { level: 1 })).toBeVisible();
}

/** Writes a to-do down and waits until the server has it. */
export async function addTodo(page: Page, title: string): Promise<void> {
  const saved = page.waitForResponse(
    (answer) => answer.request().method() === 'POST' && answer.status() === 201,
  );
  await page.getByLabel('New to-do').fill(title);
  await page.getByLabel('New to-do').press('Enter');
  await saved;
  await expect(todo(page, title)).toBeVisible();
}

/** The row's button that opens it; its name holds the title. */
export const todo = (page: Page, title: string) => page.getByRole('button', { name: `Edit ${title}` });
