import type { Page } from '@playwright/test';
import { dialog, heading, openAccount, passwordIn } from './support/account.ts';
import { expectTodos, signIn, signUp } from './support/journey.ts';
import { type NewUser, newUser } from './support/new-user.ts';
import { type OwnApplication, testWithOwnApplication } from './support/own-application.ts';
import { expect, test } from './support/test.ts';

/** The name that the menu at the top shows. */
async function expectNameInMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Account', exact: true }).click();
  await expect(page.getByRole('menu').getByText(name, { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
}

test('Story 7: a new name shows at once, in every tab', async ({ page, context }) => {
  await signUp(page);
  const other = await context.newPage();
  await other.goto('/account');
  await expect(other.getByLabel('Your name')).toHaveValue('Ada Lovelace');
  await openAccount(page);
  await page.getByLabel('Your name').fill(' ');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByText('Enter your name.')).toBeVisible();
  await page.getByLabel('Your name').fill('Countess Lovelace');
  await page.getByLabel('Your name').press('Enter');
  await expect(page.getByText('Your name is saved.')).toBeVisible();
  await expectNameInMenu(page, 'Countess Lovelace');
  await expect(other.getByLabel('Your name')).toHaveValue('Countess Lovelace');
  await expectNameInMenu(other, 'Countess Lovelace');
  await page.reload();
  await expect(page.getByLabel('Your name')).toHaveValue('Countess Lovelace');
});

/** Somebody whose address is confirmed, at his account. */
async function signUpConfirmed(page: Page, { sql }: OwnApplication): Promise<NewUser> {
  const user = await signUp(page);
  await sql('UPDATE users SET email_verified = true');
  await page.goto('/account');
  return user;
}

async function askForAddress(page: Page, email: string): Promise<void> {
  await page.getByLabel('New e-mail address').fill(email);
  await page.getByLabel('New e-mail address').press('Enter');
  await expect(passwordIn(page)).toBeFocused();
}

testWithOwnApplication(
  'Story 7: an address changes by the password, and a link in either inbox',
  async ({ page, context, application, surprises }) => {
    surprises.expect(/40[01] .*\/api\/auth\/(change-email|sign-in)/);
    const { outbox } = application;
    const user = await signUpConfirmed(page, application);
    const next = newUser();
    await askForAddress(page, next.email);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await expect(page.getByLabel('New e-mail address')).toBeFocused();
    await expect(page.getByLabel('New e-mail address')).toHaveValue(next.email);
    await page.keyboard.press('Enter');
    await passwordIn(page).fill('not the right one');
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByText('This is not your password.')).toBeVisible();
    await passwordIn(page).fill(user.password);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Check your inbox' })).toBeFocused();

    const mailed = await context.newPage();
    await mailed.goto(await outbox.link('confirm-email-change', user.email));
    await expect(heading(mailed, 'Now check your new inbox')).toBeVisible();
    await mailed.goto(await outbox.link('verify-new-email', next.email));
    await expect(heading(mailed, 'Your e-mail address is confirmed')).toBeVisible();
    await expect(page.getByText(`Your address is ${next.email}`)).toBeVisible();
    await expect(page.getByLabel('New e-mail address')).toHaveValue('');
    await outbox.mail('email-changed', user.email);

    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await expect(page.getByText('You are signed out.')).toBeVisible();
    await signIn(page, user);
    await expect(page.getByText('E-mail or password is wrong.')).toBeVisible();
    await signIn(page, { ...user, email: next.email });
    await expectTodos(page);
  },
);

testWithOwnApplication(
  'Story 7: an address that is taken gets the same words, and no mail',
  async ({ page, newVisitor, application }) => {
    const taken = newUser();
    const made = await (
      await newVisitor()
    ).request.post('/api/auth/sign-up/email', {
      data: taken,
      headers: { origin: application.server.url },
    });
    expect(made.status()).toBe(200);
    const user = await signUpConfirmed(page, application);
    const words = async (email: string) => {
      await askForAddress(page, email);
      await passwordIn(page).fill(user.password);
      await dialog(page).getByRole('button', { name: 'Change address' }).click();
      await expect(page.getByRole('heading', { name: 'Check your inbox' })).toBeFocused();
      return (await page.getByRole('listitem').allInnerTexts()).join(' ').replaceAll(email, 'it');
    };
    const wordsForTaken = await words(taken.email);
    expect(wordsForTaken).toContain(`on its way to ${user.email}`);
    await page.getByRole('button', { name: 'Start again' }).click();
    await expect(page.getByLabel('New e-mail address')).toBeFocused();
    expect(await words(newUser().email)).toBe(wordsForTaken);
    await application.outbox.mail('confirm-email-change', user.email);
    expect(await application.outbox.mails('verify-new-email', taken.email)).toEqual([]);
  },
);

testWithOwnApplication(
  'Story 7: an outage loses nothing that was typed, and what could not be loaded comes by itself',
  async ({ page, application, surprises }) => {
    surprises.expect(/503 /);
    await signUp(page);
    await openAccount(page);
    application.database.shut();
    await page.getByLabel('Your name').fill('Countess Lovelace');
    await page.getByRole('button', { name: 'Save name' }).click();
    await expect(page.getByText(/Nothing is lost: try again in a moment/)).toBeVisible();
    await page.getByLabel('New e-mail address').fill('countess@example.test');
    await page.getByRole('button', { name: 'Change address' }).click();
    await passwordIn(page).fill('typed during the outage');
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByText(/Nothing is lost: try again in a moment/)).toBeVisible();
    await expect(passwordIn(page)).toHaveValue('typed during the outage');
    await page.keyboard.press('Escape');
    await expect(page.getByLabel('New e-mail address')).toHaveValue('countess@example.test');
    await expect(page.getByLabel('Your name')).toHaveValue('Countess Lovelace');
    await page.getByRole('link', { name: 'Devices' }).click();
    await expect(page.getByText('Your devices could not be loaded')).toBeVisible();

    application.database.open();
    await expect(page.getByText('This device')).toBeVisible();
  },
);
