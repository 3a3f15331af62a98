import { expectNoViolation } from './support/axe.ts';
import { addTodo, expectTodos, signUp, todo } from './support/journey.ts';
import { expect, test } from './support/test.ts';

const CHUNKS = /\/chunk-[^/]+\.js$/;

test('A page whose files are gone says so at its own address, and loads again', async ({
  page,
  surprises,
}) => {
  surprises.expect(/404 .*chunk-|dynamically imported module/);
  await signUp(page);
  await page.route(CHUNKS, (route) => route.fulfill({ status: 404 })); // as after a new version was put in place
  await page.getByRole('link', { name: 'Trash' }).click();
  await expect(page.getByRole('heading', { name: 'Something went wrong' })).toBeFocused();
  await expect(page).toHaveURL('/trash');
  await expectNoViolation(page);
  await page.unroute(CHUNKS);
  await page.getByRole('button', { name: 'Load again' }).click();
  await expect(page.getByRole('heading', { name: 'Trash', level: 1 })).toBeVisible();
  await page.goBack();
  await expectTodos(page);
});

test('A page that the network was away for comes by itself when it is back', async ({
  page,
  context,
  surprises,
}) => {
  surprises.expect(/ERR_INTERNET_DISCONNECTED|dynamically imported module/);
  await signUp(page);
  await addTodo(page, 'Kept');
  await context.setOffline(true);
  await page.getByRole('link', { name: 'Trash' }).click();
  await expect(page.getByText('Latchlist cannot be reached. Trying again.')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('heading', { name: 'Trash', level: 1 })).toBeVisible();
  await page.goto('/todos');
  await expectTodos(page);
  await expect(todo(page, 'Kept')).toBeVisible();
});
