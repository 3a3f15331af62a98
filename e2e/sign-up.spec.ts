import { expectTodos, fillSignUp, signUp } from './support/journey.ts';
import { newUser } from './support/new-user.ts';
import { expect, test } from './support/test.ts';

test.describe('Story 1: sign up', () => {
  test('makes the account, says so, and goes on to the to-dos', async ({ page }) => {
    const user = await signUp(page);
    await expect(page.getByText(`Welcome, ${user.name}. Your account is ready.`)).toBeVisible();
    await expect(page).toHaveURL('/todos');
    await expect(page.getByText('Nothing to do')).toBeVisible();
  });

  test('says what to correct on each field, makes nothing, and keeps what was typed', async ({ page }) => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto('/sign-up');
    await page.getByLabel('E-mail').fill('ada@');
    await page.getByLabel('Password', { exact: true }).fill('short');
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page.getByText('Enter your name.')).toBeVisible();
    await expect(page.getByText('Enter an address like name@example.com.')).toBeVisible();
    await expect(page.getByText('Use at least 12 characters: 7 more to go.')).toBeVisible();
    await expect(page.getByLabel('Name')).toBeFocused();
    await expect(page.getByLabel('E-mail')).toHaveValue('ada@');
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('short');
    expect(requests.filter((url) => url.includes('sign-up/email'))).toEqual([]);
  });

  test('shows on the field that the address is taken', async ({ page, newVisitor, surprises }) => {
    surprises.expect(/422/);
    const user = await signUp(page);
    const other = await (await newVisitor()).newPage();
    await other.goto('/sign-up');
    await other.getByLabel('Name').fill('Eve');
    await other.getByLabel('E-mail').fill(user.email);
    await other.getByLabel('Password', { exact: true }).fill(newUser().password);
    await other.getByRole('button', { name: 'Create account' }).click();
    await expect(other.getByText('There is already an account with this e-mail address.')).toBeVisible();
    await expect(other.getByLabel('E-mail')).toBeFocused();
  });

  test('shows under the password why it is too easy to guess', async ({ page, surprises }) => {
    surprises.expect(/400 .*sign-up/);
    const user = newUser();
    await fillSignUp(page, { ...user, password: user.email });
    await expect(page.getByText(/must not contain your name, your e-mail address/)).toBeVisible();
    await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
    await page.getByLabel('Password', { exact: true }).fill(user.password);
    await page.getByRole('button', { name: 'Create account' }).click();
    await expectTodos(page);
  });

  test('lets a password manager and the keyboard do the work', async ({ page }) => {
    await page.goto('/sign-up');
    await expect(page.getByLabel('E-mail')).toHaveAttribute('autocomplete', 'email');
    const password = page.getByLabel('Password', { exact: true });
    await expect(password).toHaveAttribute('autocomplete', 'new-password');
    await expect(password).toHaveAttribute('type', 'password');
    const user = newUser();
    await page.getByLabel('Name').focus();
    await page.keyboard.insertText(user.name);
    await page.keyboard.press('Tab');
    await page.keyboard.insertText(user.email);
    await page.keyboard.press('Tab');
    await page.keyboard.insertText(user.password);
    await page.keyboard.press('Enter');
    await expectTodos(page);
  });
});
