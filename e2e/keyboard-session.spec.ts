import type { Page } from '@playwright/test';
import { expectTodos } from './support/journey.ts';
import { enter, tabTo, typeInto, type Way } from './support/keyboard.ts';
import { newUser, type NewUser } from './support/new-user.ts';
import { testWithOwnApplication } from './support/own-application.ts';
import { expect, test } from './support/test.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });

async function openSignUp(page: Page): Promise<void> {
  await page.goto('/');
  await expect(heading(page, 'Sign in')).toBeVisible();
  await enter(page, link(page, 'Create your account'));
  await expect(heading(page, 'Create your account')).toBeFocused();
}

async function signUp(page: Page): Promise<NewUser> {
  const user = newUser();
  await openSignUp(page);
  await typeInto(page, field(page, 'Name'), user.name);
  await typeInto(page, field(page, 'E-mail'), user.email);
  await typeInto(page, field(page, 'Password'), user.password);
  await page.keyboard.press('Enter');
  await expectTodos(page);
  return user;
}

async function signIn(page: Page, { email, password }: NewUser, way?: Way): Promise<void> {
  await expect(heading(page, 'Sign in')).toBeVisible();
  await typeInto(page, field(page, 'E-mail'), email, way);
  await typeInto(page, field(page, 'Password'), password);
  await enter(page, button(page, 'Sign in'));
}

/** What stands above the page comes before it. */
const back = { back: true };

test.describe('By keyboard alone', () => {
  test('one signs up, past what is missing, and sees the password that one types', async ({ page }) => {
    await openSignUp(page);
    await enter(page, button(page, 'Create account'));
    await expect(field(page, 'Name')).toBeFocused();
    await expect(page.getByText('Enter your name.')).toBeVisible();
    const user = newUser();
    await page.keyboard.type(user.name);
    await typeInto(page, field(page, 'E-mail'), user.email);
    await typeInto(page, field(page, 'Password'), user.password);
    await tabTo(page, button(page, 'Show password'));
    await page.keyboard.press('Space');
    await expect(field(page, 'Password')).toHaveAttribute('type', 'text');
    await enter(page, button(page, 'Create account'));
    await expect(heading(page, 'To-dos')).toBeFocused();
  });

  test('one skips to the content, chooses a theme, signs out, and comes back to where one was', async ({
    page,
  }) => {
    const user = await signUp(page);
    await enter(page, button(page, 'Skip to content'), back);
    await page.keyboard.press('Tab');
    await expect(button(page, 'Keyboard shortcuts')).toBeFocused();

    await enter(page, button(page, 'Account'), back);
    await expect(page.getByRole('menuitem', { name: 'Account' })).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('menuitemradio', { name: 'Theme: Dark' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(button(page, 'Account')).toBeFocused();
    await page.keyboard.press('Space');
    await expect(page.getByRole('menu')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(button(page, 'Account')).toBeFocused();

    await enter(page, button(page, 'Sign out'));
    await expect(page.getByText('You are signed out.')).toBeVisible();
    await page.goto('/todos?status=completed'); // as typed into the address bar
    await signIn(page, user);
    await expect(page).toHaveURL('/todos?status=completed');
    await expect(heading(page, 'To-dos')).toBeFocused();
    await enter(page, button(page, 'Account'), back);
    await expect(page.getByRole('menuitem', { name: 'Account' })).toBeFocused();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect(page.getByText('You are signed out.')).toBeVisible();
  });

  test('one finds out of a page that does not exist', async ({ page }) => {
    await page.goto('/no/such/page');
    await expect(heading(page, 'Page not found')).toBeVisible();
    await enter(page, link(page, 'Go to my to-dos'));
    await expect(heading(page, 'Sign in')).toBeFocused();
  });
});

testWithOwnApplication(
  'By keyboard alone one replaces a forgotten password',
  async ({ page, application: { outbox }, surprises }) => {
    surprises.expect(/401 .*\/api\/auth\/sign-in/);
    const user = await signUp(page);
    await enter(page, button(page, 'Sign out'), back);
    await enter(page, link(page, 'Forgotten your password?'));
    await typeInto(page, field(page, 'E-mail'), user.email);
    await enter(page, button(page, 'Send me a mail'));
    await expect(heading(page, 'Check your inbox')).toBeFocused();
    await page.goto(await outbox.link('reset-password', user.email));
    const renewed = { ...user, password: newUser().password };
    await typeInto(page, field(page, 'New password'), renewed.password);
    await enter(page, button(page, 'Change password'));
    await signIn(page, user);
    await expect(page.getByText('E-mail or password is wrong.')).toBeVisible();
    await signIn(page, renewed, back);
    await expect(heading(page, 'To-dos')).toBeFocused();
  },
);

testWithOwnApplication(
  'By keyboard alone one changes the address',
  async ({ page, application: { outbox, sql }, surprises }) => {
    surprises.expect(/401 .*\/api\/auth\/change-email/);
    const user = await signUp(page);
    await sql('UPDATE users SET email_verified = true');
    await page.goto('/account');
    await expect(heading(page, 'Profile')).toBeVisible();
    const next = newUser().email;
    await typeInto(page, field(page, 'New e-mail address'), next);
    await enter(page, button(page, 'Change address'));
    await expect(field(page, 'Your password')).toBeFocused();
    await page.keyboard.type(user.password);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Check your inbox' })).toBeFocused();
    await page.goto(await outbox.link('confirm-email-change', user.email));
    await expect(heading(page, 'Now check your new inbox')).toBeVisible();
    await page.goto(await outbox.link('verify-new-email', next));
    await expect(heading(page, 'Your e-mail address is confirmed')).toBeVisible();
    await enter(page, link(page, 'Go to my to-dos'));
    await expect(heading(page, 'To-dos')).toBeFocused();
  },
);
