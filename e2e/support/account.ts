import { type BrowserContext, expect, type Page } from '@playwright/test';
import { expectTodos } from './journey.ts';
import type { NewUser } from './new-user.ts';

export const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });
export const dialog = (page: Page) => page.getByRole('dialog');
export const passwordIn = (page: Page) => dialog(page).getByLabel('Your password', { exact: true });

/** By the ways a person takes. */
export async function openAccount(page: Page, section?: string): Promise<void> {
  await page.getByRole('button', { name: 'Account', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Account' }).click();
  await expect(heading(page, 'Profile')).toBeFocused();
  if (!section) return;
  await page.getByRole('navigation', { name: 'Account' }).getByRole('link', { name: section }).click();
  await expect(page).toHaveURL(`/account/${section.toLowerCase()}`);
}

/** Another device of the same user, at his to-dos. */
export async function signInElsewhere(visitor: BrowserContext, user: NewUser, origin = ''): Promise<Page> {
  const answer = await visitor.request.post('/api/auth/sign-in/email', {
    data: { email: user.email, password: user.password },
    headers: { origin },
  });
  expect(answer.status()).toBe(200);
  const page = await visitor.newPage();
  await page.goto('/todos');
  await expectTodos(page);
  return page;
}

export async function expectSignedOut(page: Page): Promise<void> {
  await page.getByLabel('New to-do').fill('Too late');
  await page.getByLabel('New to-do').press('Enter');
  await expect(page.getByText('Your session has ended. Sign in to go on.')).toBeVisible();
}
