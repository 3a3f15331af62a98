import { passwordIn } from './support/account.ts';
import { apiOf } from './support/api.ts';
import { expectNoViolation } from './support/axe.ts';
import { addTodo, expectPage, expectTodos, signIn, signUp, todo } from './support/journey.ts';
import { newUser } from './support/new-user.ts';
import { expect, test } from './support/test.ts';

for (const width of [320, 1440]) {
  test.describe(`axe finds nothing, light or dark, at ${width} px`, () => {
    test.use({
      viewport: { width, height: 800 },
      contextOptions: { reducedMotion: 'reduce' },
    });

    test('on the pages before signing in', async ({ page }) => {
      for (const path of ['/sign-in', '/sign-up', '/no/such/page']) {
        await page.goto(path);
        await expectPage(page);
        await expectNoViolation(page);
      }
      await page.goto('/sign-up');
      await page.getByRole('button', { name: 'Create account' }).click();
      await expect(page.getByText('Enter your name.')).toBeVisible();
      await expectNoViolation(page);
    });

    test('on the pages that have a mail sent', async ({ page }) => {
      for (const path of ['/forgot-password', '/check-inbox']) {
        await page.goto(path);
        await expect(page.getByLabel('E-mail')).toBeVisible();
        await expectNoViolation(page);
        await page.getByLabel('E-mail').fill(newUser().email);
        await page.getByRole('button', { name: 'Send me a mail' }).click();
        await expect(page.getByRole('heading', { name: 'Check your inbox' })).toBeVisible();
        await expectNoViolation(page);
      }
    });

    test('on the pages that a mail leads to', async ({ page, surprises }) => {
      surprises.expect(/401 .*verify-email/);
      await page.goto('/reset-password');
      await expect(page.getByRole('link', { name: 'Ask for a new link' })).toBeVisible();
      await expectNoViolation(page);
      await page.goto('/reset-password#token=garbage');
      await expect(page.getByLabel('New password', { exact: true })).toBeVisible();
      await expectNoViolation(page);
      await page.getByRole('button', { name: 'Change password' }).click();
      await expect(page.getByText('Choose a password.')).toBeVisible();
      await expectNoViolation(page);
      await page.goto('/verify-email#token=garbage');
      await expect(page.getByLabel('E-mail')).toBeVisible();
      await expectNoViolation(page);
    });

    test('on the to-dos', async ({ page }) => {
      await signUp(page);
      await expect(page.getByText('Nothing to do')).toBeVisible();
      await expectNoViolation(page);
      await page.getByRole('button', { name: 'Account' }).click();
      await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
      await expectNoViolation(page);
      await page.keyboard.press('Escape');
      await addTodo(page, 'Water the plants');
      await expectNoViolation(page);
      await todo(page, 'Water the plants').click();
      await expect(page.getByLabel('Title')).toBeVisible();
      await page.getByLabel('Add a tag').fill('garden');
      await page.getByLabel('Add a tag').press('Enter');
      await expect(page.getByRole('button', { name: 'Remove tag garden' })).toBeVisible();
      await expectNoViolation(page);
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByText('Saved.')).toBeVisible();
      await expectNoViolation(page);
    });

    test('on what says which to-dos are shown', async ({ page }) => {
      await signUp(page);
      await addTodo(page, 'Water the plants');
      await page.getByRole('button', { name: 'Filters' }).click();
      await page.getByRole('button', { name: /^None/ }).click();
      await expect(page.getByRole('button', { name: 'Filters, 1 on' })).toBeVisible();
      await expectNoViolation(page);
      await page.getByRole('button', { name: /^Sort/ }).click();
      await expect(page.getByRole('menuitemradio', { name: 'Title' })).toBeVisible();
      await expectNoViolation(page);
      await page.goto('/todos?search=nothing');
      await expect(page.getByRole('heading', { name: 'Nothing found for “nothing”' })).toBeVisible();
      await expectNoViolation(page);
    });

    test('on what is done to many', async ({ page }) => {
      await signUp(page);
      const api = await apiOf(page);
      await api.add({ title: 'Water the plants', tags: ['garden'], priority: 'high', dueOn: '2001-01-01' });
      await api.add({ title: 'Book a table' });
      await page.reload();
      await page.getByRole('button', { name: 'Select', exact: true }).click();
      await expect(page.getByRole('toolbar')).toBeVisible();
      await expectNoViolation(page);
      await page.getByRole('checkbox', { name: 'Select Water the plants' }).click();
      await expectNoViolation(page);
      await page.getByRole('button', { name: 'Due date' }).click();
      await expect(page.getByRole('menuitem', { name: 'Pick a date…' })).toBeVisible();
      await expectNoViolation(page);
      await page.getByRole('menuitem', { name: 'Pick a date…' }).click();
      await page.getByRole('button', { name: 'Set' }).click();
      await expect(page.getByText('Choose a date.')).toBeVisible();
      await expectNoViolation(page);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Complete', exact: true }).click();
      await expect(page.getByText('1 to-do completed.')).toBeVisible();
      await expectNoViolation(page);
    });

    test('on what two devices have changed', async ({ page, surprises }) => {
      surprises.expect(/(404|412) .*\/api\/todos/);
      await signUp(page);
      const api = await apiOf(page);
      const id = await api.add({ title: 'Milk', description: 'Two' });
      await page.reload();
      await todo(page, 'Milk').click();
      await page.getByLabel('Title').fill('Oat milk');
      await page.getByLabel('Description').fill('Four');
      await api.change(id, { title: 'Soy milk', description: '' });
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByRole('heading', { name: 'Changed elsewhere meanwhile' })).toBeFocused();
      await expectNoViolation(page);
      await api.remove(id);
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByRole('button', { name: 'Save as a new to-do' })).toBeVisible();
      await expectNoViolation(page);
    });

    test('on the tags', async ({ page }) => {
      await signUp(page);
      const api = await apiOf(page);
      await page.goto('/tags');
      await expect(page.getByRole('heading', { name: 'No tags yet' })).toBeVisible();
      await expectNoViolation(page);
      await api.add({ title: 'Milk', tags: ['home', 'x'.repeat(50)] });
      await page.reload();
      await expect(page.getByRole('button', { name: 'Rename home' })).toBeVisible();
      await expectNoViolation(page);
      await page.getByRole('button', { name: 'Merge home' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Merge' }).click();
      await expect(page.getByText('Choose another one of your tags.')).toBeVisible();
      await expectNoViolation(page);
    });

    test('on the keys, the handle of a row and a title changed in place', async ({ page }) => {
      await signUp(page);
      await addTodo(page, 'Water the plants');
      await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectNoViolation(page);
      await page.keyboard.press('Escape');
      await page.goto('/todos?sort=position');
      await page.getByRole('button', { name: 'Move Water the plants' }).click();
      await expect(page.getByRole('menuitem', { name: 'To the top' })).toBeVisible();
      await expectNoViolation(page);
      await page.keyboard.press('Escape');
      await todo(page, 'Water the plants').focus();
      await page.keyboard.press('e');
      await page.getByRole('textbox', { name: 'Title' }).fill(' ');
      await page.keyboard.press('Enter');
      await expect(page.getByText('Enter a title.')).toBeVisible();
      await expectNoViolation(page);
    });

    test('on the trash', async ({ page }) => {
      await signUp(page);
      await page.goto('/trash');
      await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible();
      await expectNoViolation(page);
      await page.getByRole('link', { name: 'To-dos', exact: true }).click();
      await addTodo(page, 'Water the plants');
      await page.getByRole('button', { name: 'Delete Water the plants' }).click();
      await expect(page.getByText('Deleted.')).toBeVisible();
      await page.goto('/trash');
      await expect(page.getByRole('button', { name: 'Restore Water the plants' })).toBeVisible();
      await expectNoViolation(page);
      await page.getByRole('button', { name: 'Empty trash' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectNoViolation(page);
    });

    test('on the account', async ({ page }) => {
      await signUp(page);
      const open = async (section: string) => {
        await page.goto(`/account/${section}`);
        await expectPage(page);
      };
      await open('profile');
      await expectNoViolation(page);
      await page.getByRole('button', { name: 'Change address' }).click();
      await expect(page.getByText('Enter the new address.')).toBeVisible();
      await expectNoViolation(page);
      await page.getByLabel('New e-mail address').fill(newUser().email);
      await page.keyboard.press('Enter');
      await expect(passwordIn(page)).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(page.getByText('Enter your password.')).toBeVisible();
      await expectNoViolation(page);
      await open('password');
      await page.getByLabel('New password', { exact: true }).fill('a');
      await expectNoViolation(page);
      await open('data');
      await page.getByRole('button', { name: 'Download CSV' }).click();
      await expect(page.getByText('Your to-dos are in the file latchlist.csv.')).toBeVisible();
      await expectNoViolation(page);
      await page.getByRole('button', { name: 'Delete my account' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectNoViolation(page);
    });

    test('on the devices and the activity of the account', async ({ page, newVisitor, surprises }) => {
      surprises.expect(/401 .*sign-in\/email|ERR_FAILED/);
      const user = await signUp(page);
      const other = await (await newVisitor()).newPage();
      await other.goto('/sign-in');
      await signIn(other, { ...user, password: 'not the right one' });
      await expect(other.getByText('E-mail or password is wrong.')).toBeVisible();
      await signIn(other, user);
      await expectTodos(other);
      await page.goto('/account/devices');
      await expect(page.getByText('This device')).toBeVisible();
      await expectNoViolation(page);
      await page.getByRole('button', { name: 'Sign out all others' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectNoViolation(page);
      await page.goto('/account/activity');
      await expect(page.getByText('Failed sign-in')).toBeVisible();
      await expectNoViolation(page);
      await page.route('**/api/sessions', (route) => route.abort());
      await page.goto('/account/devices');
      await expect(page.getByText('Your devices could not be loaded')).toBeVisible();
      await expectNoViolation(page);
    });
  });
}
