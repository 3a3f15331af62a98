import type { Page } from '@playwright/test';
import { expectTodos, fillSignUp, signIn } from './support/journey.ts';
import { newUser } from './support/new-user.ts';
import { testWithOwnApplication } from './support/own-application.ts';
import { expect } from './support/test.ts';

const test = testWithOwnApplication.extend({ settings: { EMAIL_VERIFICATION: 'true' } });

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });

/** What a link has given away: the address, the history, and what the page keeps. */
async function expectNoTrace(page: Page, link: string): Promise<void> {
  const token = link.split('#token=')[1] ?? '';
  expect(token.length).toBeGreaterThan(20);
  const kept = await page.evaluate(() =>
    JSON.stringify([location.href, history.state, document.referrer, localStorage, sessionStorage]),
  );
  expect(kept).not.toContain(token);
}

test('Story 1: sign up, confirm the address by the mailed link, sign in, and on to the to-dos', async ({
  page,
  context,
  application,
}) => {
  const user = newUser();
  const urls: string[] = [];
  context.on('request', (request) => urls.push(request.url() + (request.headers()['referer'] ?? '')));
  await fillSignUp(page, user);
  await expect(heading(page, 'Check your inbox')).toBeFocused();
  await expect(page.getByText(user.email)).toBeVisible();
  await expect(page).toHaveURL('/check-inbox');
  await expect(page.getByRole('button', { name: 'Send again' })).toBeDisabled();

  const link = await application.outbox.link('verify-email', user.email);
  const mailed = await context.newPage();
  await mailed.goto(link);
  await expect(heading(mailed, 'Your e-mail address is confirmed')).toBeVisible();
  await expect(mailed).toHaveURL('/verify-email');
  await expectNoTrace(mailed, link);
  expect(urls.join(' ')).not.toContain(link.split('#token=')[1]);

  await mailed.getByRole('link', { name: 'Sign in' }).click();
  await signIn(mailed, user);
  await expectTodos(mailed);
  await expectTodos(page); // the first tab follows
});

test('Story 1: signing in before the address is confirmed sends a new mail, and says so', async ({
  page,
  application,
  surprises,
}) => {
  surprises.expect(/403 .*sign-in\/email/);
  const user = newUser();
  await fillSignUp(page, user);
  await expect(heading(page, 'Check your inbox')).toBeVisible();
  await page.goto('/todos?status=all');
  await signIn(page, user);
  await expect(page.getByText(/not confirmed yet, so we have sent you a new mail/)).toBeVisible();

  await page.goto(await application.outbox.link('verify-email', user.email, 2));
  await expect(heading(page, 'Your e-mail address is confirmed')).toBeVisible();
});

test('Story 1: signing up with the address of an account looks the same, and makes none', async ({
  page,
  newVisitor,
  application,
  surprises,
}) => {
  surprises.expect(/401 .*sign-in\/email/);
  const user = newUser();
  await fillSignUp(page, user);
  await page.goto(await application.outbox.link('verify-email', user.email));
  await expect(heading(page, 'Your e-mail address is confirmed')).toBeVisible();

  const eve = { ...newUser(), email: user.email };
  const other = await (await newVisitor()).newPage();
  await fillSignUp(other, eve);
  await expect(heading(other, 'Check your inbox')).toBeVisible();
  await application.outbox.mail('account-exists', user.email);
  await other.getByRole('link', { name: 'Sign in' }).click();
  await signIn(other, eve);
  await expect(other.getByText('E-mail or password is wrong.')).toBeVisible();
});

test('Story 1: a link that does not work leads to a new one', async ({ page, application, surprises }) => {
  surprises.expect(/401 .*verify-email/);
  const user = newUser();
  await fillSignUp(page, user);
  await application.outbox.link('verify-email', user.email);

  await page.goto('/verify-email#token=garbage');
  await expect(heading(page, 'This link does not work any more')).toBeVisible();
  await expect(page).toHaveURL('/verify-email');
  await page.getByLabel('E-mail').fill(user.email);
  await page.getByRole('button', { name: 'Send me a mail' }).click();
  await expect(heading(page, 'Check your inbox')).toBeFocused();

  // Into the address bar of the same tab, where only the fragment changes.
  await page.goto('/verify-email');
  await page.goto(await application.outbox.link('verify-email', user.email, 2));
  await expect(heading(page, 'Your e-mail address is confirmed')).toBeVisible();
});

test('Story 1: after a reload, the inbox page asks for the address', async ({ page, application }) => {
  const user = newUser();
  await fillSignUp(page, user);
  await expect(page.getByText(user.email)).toBeVisible();
  await page.reload();
  await page.getByLabel('E-mail').fill(user.email);
  await page.getByRole('button', { name: 'Send me a mail' }).click();
  await expect(page.getByText(/a mail is on its way/)).toBeVisible();
  await application.outbox.mail('verify-email', user.email, 2);
});
