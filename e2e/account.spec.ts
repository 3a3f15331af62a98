import type { BrowserContext, Download, Page } from '@playwright/test';
import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { addTodo, expectTodos, signIn, signUp, todo } from './support/journey.ts';
import { type NewUser, newUser } from './support/new-user.ts';
import { type OwnApplication, testWithOwnApplication } from './support/own-application.ts';
import { expect, test } from './support/test.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });
const dialog = (page: Page) => page.getByRole('dialog');
const passwordIn = (page: Page) => dialog(page).getByLabel('Your password', { exact: true });
const signInForm = (page: Page) => page.getByRole('button', { name: 'Sign in' });

/** By the ways a person takes. */
async function openAccount(page: Page, section?: string): Promise<void> {
  await page.getByRole('button', { name: 'Account', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Account' }).click();
  await expect(heading(page, 'Profile')).toBeFocused();
  if (!section) return;
  await page.getByRole('navigation', { name: 'Account' }).getByRole('link', { name: section }).click();
  await expect(page).toHaveURL(`/account/${section.toLowerCase()}`);
}

/** Another device of the same user, at his to-dos. */
async function signInElsewhere(visitor: BrowserContext, user: NewUser, origin = ''): Promise<Page> {
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

async function expectSignedOut(page: Page): Promise<void> {
  await page.getByLabel('New to-do').fill('Too late');
  await page.getByLabel('New to-do').press('Enter');
  await expect(page.getByText('Your session has ended. Sign in to go on.')).toBeVisible();
}

async function changePassword(page: Page, current: string, next: string): Promise<void> {
  await page.getByLabel('Current password', { exact: true }).fill(current);
  await page.getByLabel('New password', { exact: true }).fill(next);
  await page.getByRole('button', { name: 'Change password' }).click();
}

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

test('Story 7: a new password signs out every other device, and this browser goes on in all its tabs', async ({
  page,
  context,
  newVisitor,
  baseURL,
  surprises,
}) => {
  surprises.expect(/40[019] .*\/api\/(auth\/(change-password|sign-in|token)|todos)/);
  const user = await signUp(page);
  const refusals: string[] = [];
  context.on('response', (answer) => {
    if (answer.status() === 401) refusals.push(answer.url());
  });
  const tab = await context.newPage();
  await tab.goto('/todos');
  const phone = await signInElsewhere(await newVisitor(), user, baseURL);

  await openAccount(page, 'Password');
  await changePassword(page, 'not the right one', newUser().password);
  await expect(page.getByText('This is not your password.')).toBeVisible();
  await expect(page.getByLabel('Current password', { exact: true })).toBeFocused();
  await changePassword(page, user.password, user.email);
  await expect(page.getByText(/must not contain your name/)).toBeVisible();
  const renewed = { ...user, password: newUser().password };
  await changePassword(page, user.password, renewed.password);
  await expect(page.getByText('Your password is changed. All other devices are signed out.')).toBeVisible();
  await expect(page.getByLabel('New password', { exact: true })).toHaveValue('');
  await changePassword(page, renewed.password, newUser().password);
  await expect(page.getByText(/^The password has just been changed. Try again in/)).toBeVisible();

  await page.getByRole('link', { name: 'To-dos', exact: true }).click();
  await addTodo(page, 'Still here');
  await addTodo(tab, 'Here too');
  expect(refusals).toEqual([]);

  await expectSignedOut(phone);
  await signIn(phone, user);
  await expect(phone.getByText('E-mail or password is wrong.')).toBeVisible();
  await signIn(phone, renewed);
  await expect(todo(phone, 'Still here')).toBeVisible();
});

const devicesOf = (page: Page) => page.getByRole('list', { name: 'Devices' }).getByRole('listitem');
const othersOf = (page: Page) => page.getByRole('button', { name: 'Sign out all others' });

test('Story 7: another device is signed out', async ({ page, newVisitor, baseURL, surprises }) => {
  surprises.expect(/401 /);
  const phone = await signInElsewhere(await newVisitor(), await signUp(page), baseURL);
  await openAccount(page, 'Devices');
  await expect(devicesOf(page)).toHaveCount(2);
  await expect(devicesOf(page).first()).toContainText('This device');
  await devicesOf(page)
    .last()
    .getByRole('button', { name: /^Sign out Chrom/ })
    .click();
  await expect(page.getByText(/Chrom\w+ \d+ on \w+ is signed out\./)).toBeVisible();
  await expect(devicesOf(page)).toHaveCount(1);
  await expect(othersOf(page)).toHaveCount(0);
  await expectSignedOut(phone);
});

test('Story 7: all other devices are signed out together, and the activity tells of it', async ({
  page,
  newVisitor,
  baseURL,
  surprises,
}) => {
  surprises.expect(/401 /);
  const user = await signUp(page);
  const phone = await signInElsewhere(await newVisitor(), user, baseURL);
  const tablet = await signInElsewhere(await newVisitor(), user, baseURL);
  await openAccount(page, 'Devices');
  await expect(devicesOf(page)).toHaveCount(3);
  await othersOf(page).click();
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(othersOf(page)).toBeFocused();
  await othersOf(page).click();
  await dialog(page).getByRole('button', { name: 'Sign out all others' }).click();
  await expect(page.getByText('All other devices are signed out.')).toBeVisible();
  await expect(devicesOf(page)).toHaveCount(1);
  await expectSignedOut(phone);
  await expectSignedOut(tablet);

  await page.getByRole('link', { name: 'Activity' }).click();
  const events = page.getByRole('list', { name: 'Activity' }).getByRole('listitem');
  await expect(events.first()).toContainText('All other devices signed out');
  await expect(events.first()).toContainText('This device');
  await expect(events.last()).toContainText('Account created');
});

test('Story 7: this device is signed out like by the button at the top', async ({ page }) => {
  await signUp(page);
  await openAccount(page, 'Devices');
  await page.getByRole('button', { name: 'Sign out this device' }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();
});

test('Story 7: the activity shows failed tries as such, and comes in pages', async ({
  page,
  newVisitor,
  baseURL,
  surprises,
}) => {
  surprises.expect(/401 .*sign-in\/email/);
  const user = await signUp(page);
  const stranger = await (await newVisitor()).newPage();
  await stranger.goto('/sign-in');
  await signIn(stranger, { ...user, password: 'not the right one' });
  await expect(stranger.getByText('E-mail or password is wrong.')).toBeVisible();
  const asked = await Promise.all(
    Array.from({ length: 30 }, (_, time) =>
      page.request.post('/api/auth/request-password-reset', {
        data: { email: user.email },
        headers: {
          origin: baseURL ?? '',
          'X-Forwarded-For': `10.${randomInt(255)}.${randomInt(255)}.${time + 1}`,
        },
      }),
    ),
  );
  expect(asked.map((answer) => answer.status())).toEqual(Array(30).fill(200));
  await openAccount(page, 'Activity');
  const events = page.getByRole('list', { name: 'Activity' }).getByRole('listitem');
  await expect(events).toHaveCount(30);
  await events.last().scrollIntoViewIfNeeded();
  await expect(events).toHaveCount(32);
  await expect(events.nth(30)).toContainText('Failed sign-in');
  await expect(events.nth(30)).toContainText('Wrong password');
  await expect(events.last()).toContainText('Account created');
});

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
