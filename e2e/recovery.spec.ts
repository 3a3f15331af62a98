import type { Page } from '@playwright/test';
import { addTodo, expectTodos, signIn, signUp, todo } from './support/journey.ts';
import { newUser } from './support/new-user.ts';
import { testWithOwnApplication as test } from './support/own-application.ts';
import { expect } from './support/test.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });

async function askForReset(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('link', { name: 'Forgotten your password?' }).click();
  await expect(page.getByLabel('E-mail')).toHaveValue(email);
  await page.getByRole('button', { name: 'Send me a mail' }).click();
  await expect(heading(page, 'Check your inbox')).toBeFocused();
  await expect(
    page.getByText(/^If there is an account for this address, a mail is on its way/),
  ).toBeVisible();
  await expect(page.getByText(email)).toBeVisible();
}

async function choosePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Change password' }).click();
}

test('Story 7: a forgotten password is replaced by the mailed link; old sessions and the old password end', async ({
  page,
  newVisitor,
  application,
  surprises,
}) => {
  surprises.expect(/40[01] /);
  const user = await signUp(page);
  await addTodo(page, 'Still mine');
  const phone = await (await newVisitor()).newPage();
  await askForReset(phone, user.email);
  const link = await application.outbox.link('reset-password', user.email);
  await phone.goto(link);
  await expect(phone).toHaveURL('/reset-password');
  await choosePassword(phone, user.email);
  await expect(phone.getByText(/must not contain your name/)).toBeVisible();

  const renewed = { ...user, password: newUser().password };
  await choosePassword(phone, renewed.password);
  await expect(phone.getByText('Your password has been changed. Sign in with the new one.')).toBeVisible();
  await expect(phone).toHaveURL('/sign-in');
  await application.outbox.mail('password-changed', user.email);

  // The other browser finds out with its next request.
  await page.getByLabel('New to-do').fill('Too late');
  await page.getByLabel('New to-do').press('Enter');
  await expect(page.getByText('Your session has ended. Sign in to go on.')).toBeVisible();
  await signIn(page, user);
  await expect(page.getByText('E-mail or password is wrong.')).toBeVisible();
  await signIn(page, renewed);
  await expect(todo(page, 'Still mine')).toBeVisible();

  // The link works once.
  await phone.goto('/todos');
  await phone.goto(link);
  await choosePassword(phone, newUser().password);
  await expect(heading(phone, 'This link does not work any more')).toBeFocused();
  await phone.getByRole('link', { name: 'Ask for a new link' }).click();
  await expect(heading(phone, 'Forgotten your password?')).toBeFocused();
});

test('Story 7: asking for an address without an account looks the same, and mails nobody', async ({
  page,
  application,
}) => {
  const stranger = newUser();
  await askForReset(page, stranger.email);
  const known = await signUp(page);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();
  await askForReset(page, known.email);
  await application.outbox.mail('reset-password', known.email);
  expect(await application.outbox.mails('reset-password', stranger.email)).toEqual([]);
});

test('Story 7: the link works in a browser that is signed in, and ends that session in every tab', async ({
  page,
  context,
  application,
}) => {
  const user = await signUp(page);
  await page.goto('/forgot-password');
  await page.getByLabel('E-mail').fill(user.email);
  await page.getByRole('button', { name: 'Send me a mail' }).click();
  const other = await context.newPage();
  await other.goto('/todos');
  await expectTodos(other);
  await page.goto(await application.outbox.link('reset-password', user.email));
  await choosePassword(page, newUser().password);
  for (const tab of [page, other]) {
    await expect(tab.getByText('Your password has been changed. Sign in with the new one.')).toBeVisible();
  }
});

test('Story 7: a link that is too old or was never ours leads to a new one', async ({
  page,
  application,
  surprises,
}) => {
  surprises.expect(/400 .*reset-password/);
  const user = await signUp(page);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();
  await askForReset(page, user.email);
  const link = await application.outbox.link('reset-password', user.email);
  await application.sql(`UPDATE verifications SET expires_at = now() - interval '1 second'`);
  for (const stale of [link, '/reset-password#token=garbage']) {
    await page.goto(stale);
    await choosePassword(page, newUser().password);
    await expect(heading(page, 'This link does not work any more')).toBeFocused();
  }
  await page.goto('/reset-password');
  await page.reload();
  await expect(page.getByRole('link', { name: 'Ask for a new link' })).toBeVisible();
});
