import type { Page } from '@playwright/test';
import { randomInt } from 'node:crypto';
import { dialog, expectSignedOut, openAccount, signInElsewhere } from './support/account.ts';
import { addTodo, signIn, signUp, todo } from './support/journey.ts';
import { newUser } from './support/new-user.ts';
import { expect, test } from './support/test.ts';

async function changePassword(page: Page, current: string, next: string): Promise<void> {
  await page.getByLabel('Current password', { exact: true }).fill(current);
  await page.getByLabel('New password', { exact: true }).fill(next);
  await page.getByRole('button', { name: 'Change password' }).click();
}

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
