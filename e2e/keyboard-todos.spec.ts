import type { Page } from '@playwright/test';
import { apiOf } from './support/api.ts';
import { expectTodos, signUp, todo } from './support/journey.ts';
import { enter, expectTrapped, tabTo, typeInto } from './support/keyboard.ts';
import { expect, test } from './support/test.ts';

const list = (page: Page) => page.getByRole('list', { name: 'Your to-dos' });
const titles = (page: Page) => list(page).locator('.title');
const row = (page: Page, title: string) => list(page).getByRole('listitem').filter({ hasText: title });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name });
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });
const editor = (page: Page) => page.getByRole('complementary', { name: 'Edit to-do' });
const dialog = (page: Page) => page.getByRole('dialog');
const back = { back: true };

const saved = (page: Page) =>
  page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok());

/** With what another device has added, in that order. */
async function signUpWith(page: Page, todos: object[]): Promise<void> {
  await signUp(page);
  const { add } = await apiOf(page);
  for (const each of todos) await add(each);
  await page.goto('/');
  await expect(titles(page)).toHaveCount(todos.length);
  await expectTodos(page);
}

async function chooseInMenu(page: Page, name: string): Promise<void> {
  const item = page.getByRole('menu').getByText(name, { exact: true });
  const isChosen = () => item.evaluate((element) => document.activeElement?.contains(element) ?? false);
  await expect(page.getByRole('menu').locator(':focus')).toBeVisible(); // from then on the keys are the menu's
  for (let steps = 0; steps < 12 && !(await isChosen()); steps++) await page.keyboard.press('ArrowDown');
  expect(await isChosen(), name).toBe(true);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toHaveCount(0);
}

/** By the key that leads to a notice. */
async function undo(page: Page): Promise<void> {
  await expect(button(page, 'Undo')).toBeVisible();
  await page.keyboard.press('F8');
  await expect(button(page, 'Undo')).toBeFocused();
  await page.keyboard.press('Enter');
}

test.describe('By keyboard alone', () => {
  test('one writes down, ticks off, renames, edits, deletes and brings back', async ({ page }) => {
    await signUpWith(page, []);
    const line = page.getByLabel('New to-do');
    await tabTo(page, line);
    for (const title of ['Eggs', 'Bread', 'Milk']) {
      await page.keyboard.type(title);
      await page.keyboard.press('Enter');
      await expect(todo(page, title)).toBeEnabled();
      await expect(line).toBeFocused();
    }
    await tabTo(page, page.getByRole('checkbox', { name: 'Done: Bread' }));
    const completed = saved(page);
    await page.keyboard.press('Space');
    await completed;
    await expect(todo(page, 'Bread')).toHaveCount(0);
    await expect(todo(page, 'Eggs')).toBeFocused();

    await page.keyboard.press('e');
    await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Six eggs');
    const renamed = saved(page);
    await page.keyboard.press('Enter');
    await renamed;
    await expect(todo(page, 'Six eggs')).toBeFocused();

    await page.keyboard.press('Enter');
    await expect(editor(page).getByLabel('Title')).toBeFocused();
    await typeInto(page, editor(page).getByLabel('Description'), 'Or ten');
    await tabTo(page, editor(page).getByLabel('Due date'));
    await page.keyboard.type('05042031');
    await tabTo(page, editor(page).getByLabel('Priority'));
    await page.keyboard.type('High');
    await tabTo(page, editor(page).getByLabel('Add a tag'));
    for (const tag of ['shop', 'home']) {
      await page.keyboard.type(tag);
      await page.keyboard.press('Enter');
    }
    const last = editor(page).locator('mat-chip-row', { hasText: 'home' });
    await expect(last).toBeVisible();
    await page.keyboard.press('Backspace');
    await expect(last.locator(':focus')).toHaveCount(1);
    await page.keyboard.press('Backspace');
    await expect(editor(page).getByText('home')).toHaveCount(0);
    await enter(page, button(page, 'Save'));
    await expect(todo(page, 'Six eggs')).toBeFocused();
    await expect(row(page, 'Six eggs')).toContainText('shop');
    await expect(row(page, 'Six eggs')).not.toContainText('home');
    await expect(row(page, 'Six eggs')).toContainText('High');
    await expect(row(page, 'Six eggs')).toContainText('2031');

    await page.keyboard.press('Enter');
    await expect(editor(page).getByLabel('Title')).toBeFocused();
    await enter(page, button(page, 'Cancel'));
    await expect(todo(page, 'Six eggs')).toBeFocused();
    await enter(page, button(page, 'Delete Six eggs'));
    await expect(todo(page, 'Milk')).toBeFocused();
    await undo(page);
    await expect(todo(page, 'Six eggs')).toBeVisible();
    await expect(todo(page, 'Milk')).toBeFocused();
  });

  test('one filters, sorts and searches', async ({ page }) => {
    await signUpWith(page, [
      { title: 'Call', priority: 'high', tags: ['phone'] },
      { title: 'Book', priority: 'low' },
      { title: 'Água' },
    ]);
    await enter(page, page.getByRole('button', { name: /^Sort/ }));
    await chooseInMenu(page, 'Title');
    await expect(page).toHaveURL(/sort=title/);
    await expect(page.getByRole('button', { name: /^Sort/ })).toBeFocused();
    await enter(page, page.getByRole('button', { name: /^Filters/ }), back);
    await tabTo(page, page.getByRole('button', { name: /^phone/ }));
    await page.keyboard.press('Space');
    await expect(titles(page)).toHaveText(['Call']);
    await enter(page, button(page, 'Clear filters'), back);
    await expect(titles(page)).toHaveText(['Água', 'Book', 'Call']);
    await expect(page.getByRole('button', { name: /^Filters/ })).toBeFocused();
    await typeInto(page, page.getByRole('searchbox'), 'boo', back);
    await expect(titles(page)).toHaveText(['Book']);
    await page.keyboard.press('Escape');
    await expect(titles(page)).toHaveCount(3);
    await enter(page, link(page, /^Completed/), back);
    await expect(page.getByRole('heading', { name: 'Nothing completed yet' })).toBeVisible();
    await expect(link(page, /^Completed/)).toBeFocused();
  });

  test('one moves by keys and by the menu', async ({ page }) => {
    await signUpWith(page, [{ title: 'Eggs' }, { title: 'Bread' }, { title: 'Milk' }]);
    await tabTo(page, todo(page, 'Milk'));
    await page.keyboard.press('Alt+ArrowDown');
    await expect(button(page, 'Sort by my order')).toBeVisible();
    await enter(page, button(page, 'Sort by my order'));
    await expect(page).toHaveURL(/sort=position/);
    await tabTo(page, todo(page, 'Milk'));
    await page.keyboard.press('Alt+ArrowDown');
    await expect(titles(page)).toHaveText(['Bread', 'Milk', 'Eggs']);
    await expect(todo(page, 'Milk')).toBeFocused();
    await enter(page, button(page, 'Move Milk'), back);
    await chooseInMenu(page, 'To the bottom');
    await expect(titles(page)).toHaveText(['Bread', 'Eggs', 'Milk']);
    await expect(button(page, 'Move Milk')).toBeFocused();
  });

  test('one changes several, and takes it back', async ({ page }) => {
    await signUpWith(page, [{ title: 'Eggs' }, { title: 'Bread' }, { title: 'Milk' }]);
    const bar = page.getByRole('toolbar', { name: 'Change what is selected' });
    const deed = async (name: string) => {
      await page.keyboard.press('a');
      for (let steps = 0; steps < 12; steps++) {
        const wanted = bar.getByRole('button', { name, exact: true });
        if (await wanted.evaluate((element) => element === document.activeElement)) break;
        await page.keyboard.press('ArrowRight');
      }
      await page.keyboard.press('Enter');
    };
    await enter(page, button(page, 'Select'));
    await expect(bar).toBeVisible();
    await tabTo(page, page.getByRole('checkbox', { name: 'Select Milk' }));
    await page.keyboard.press('Space');
    await tabTo(page, page.getByRole('checkbox', { name: 'Select Bread' }));
    await page.keyboard.press('Space');
    await expect(bar).toContainText('2 selected');
    await deed('Complete');
    await expect(titles(page)).toHaveText(['Eggs']);
    await expect(button(page, 'Undo')).toBeVisible();
    await enter(page, button(page, 'Undo'));
    await expect(titles(page)).toHaveText(['Milk', 'Bread', 'Eggs']);
    await expect(page.locator('body')).not.toBeFocused();
    await tabTo(page, page.getByRole('checkbox', { name: 'Select Milk' }), back);
    await page.keyboard.press('Control+a');
    await expect(bar).toContainText('3 selected');
    await deed('Delete');
    await expect(page.getByText('3 to-dos deleted.')).toBeVisible();
    await undo(page);
    await expect(titles(page)).toHaveText(['Milk', 'Bread', 'Eggs']);
  });

  test('one restores from the trash, and removes for good', async ({ page }) => {
    await signUpWith(page, [{ title: 'Eggs' }, { title: 'Bread' }, { title: 'Milk' }]);
    await tabTo(page, todo(page, 'Milk'));
    for (const next of ['Bread', 'Eggs', null]) {
      const gone = page.waitForResponse((answer) => answer.request().method() === 'DELETE');
      await page.keyboard.press('Delete');
      await gone; // so that the trash has them in this order
      if (next) await expect(todo(page, next)).toBeFocused();
    }
    await enter(page, link(page, 'Trash'), back);
    await expect(heading(page, 'Trash')).toBeFocused();
    await enter(page, button(page, 'Restore Eggs'));
    await expect(button(page, 'Restore Bread')).toBeFocused();
    await enter(page, button(page, 'Remove Bread for good'));
    await expect(dialog(page).getByRole('button', { name: 'Cancel' })).toBeFocused();
    await expectTrapped(page, dialog(page), 5);
    await page.keyboard.press('Escape');
    await expect(button(page, 'Remove Bread for good')).toBeFocused();
    await page.keyboard.press('Enter');
    await enter(page, dialog(page).getByRole('button', { name: 'Remove for good' }));
    await expect(page.getByText('Removed for good.')).toBeVisible();
    await expect(button(page, 'Restore Milk')).toBeFocused();
    await enter(page, button(page, 'Empty trash'), back);
    await enter(page, dialog(page).getByRole('button', { name: 'Empty trash' }));
    await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible();
    await expect(heading(page, 'Trash')).toBeFocused();
    await enter(page, link(page, /^To-dos$/), back);
    await expect(todo(page, 'Eggs')).toBeVisible();
  });

  test('one renames, merges and deletes tags', async ({ page }) => {
    await signUpWith(page, [{ title: 'Milk', tags: ['shop', 'home', 'phone'] }]);
    await enter(page, button(page, 'Filters'));
    await enter(page, link(page, 'Manage tags'));
    await expect(heading(page, 'Tags')).toBeFocused();
    await enter(page, button(page, 'Rename phone'));
    await expect(dialog(page).getByLabel('New name')).toBeFocused();
    await page.keyboard.type('calls');
    await expectTrapped(page, dialog(page), 5);
    await enter(page, dialog(page).getByRole('button', { name: 'Rename' }));
    await expect(button(page, 'Rename calls')).toBeFocused();
    await enter(page, button(page, 'Merge calls into another tag'));
    await expect(dialog(page).getByLabel('Into the tag')).toBeFocused();
    await page.keyboard.type('home');
    await page.keyboard.press('Enter');
    await expect(page.getByText('“calls” is part of “home” now.')).toBeVisible();
    await expect(button(page, 'Rename calls')).toHaveCount(0);
    await enter(page, button(page, 'Delete shop'));
    await enter(page, dialog(page).getByRole('button', { name: 'Delete' }));
    await expect(page.getByText('“shop” is deleted.')).toBeVisible();
    await expect(button(page, 'Rename home')).toBeFocused();
    await enter(page, link(page, /^home/), back);
    await expect(titles(page)).toHaveText(['Milk']);
  });

  test('one decides between two devices', async ({ page, surprises }) => {
    surprises.expect(/412 .*\/api\/todos/);
    await signUp(page);
    const api = await apiOf(page);
    const id = await api.add({ title: 'Milk', description: 'Two' });
    await page.goto('/');
    await expect(todo(page, 'Milk')).toBeVisible();
    await enter(page, todo(page, 'Milk'));
    await expect(editor(page).getByLabel('Title')).toBeFocused();
    await typeInto(page, editor(page).getByLabel('Title'), 'Oat milk');
    await api.change(id, { title: 'Soy milk' });
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Changed elsewhere meanwhile' })).toBeFocused();
    await tabTo(page, page.getByRole('radio', { name: 'Yours Oat milk' }));
    await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('radio', { name: 'From elsewhere Soy milk' })).toBeChecked();
    await enter(page, button(page, 'Back to editing'));
    await expect(editor(page).getByLabel('Title')).toBeFocused();
    await enter(page, button(page, 'Save'));
    await expect(todo(page, 'Oat milk')).toBeFocused();
  });

  test('one learns the keys, and switches the single ones off', async ({ page }) => {
    await signUpWith(page, []);
    await page.keyboard.press('?');
    await expect(dialog(page).getByRole('heading', { name: 'Keyboard shortcuts' })).toBeVisible();
    await expectTrapped(page, dialog(page), 5);
    await tabTo(page, dialog(page).getByRole('checkbox'));
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await page.keyboard.press('?');
    await page.keyboard.press('n');
    await expect(page.getByLabel('New to-do')).not.toBeFocused();
    await enter(page, button(page, 'Keyboard shortcuts'), back);
    await enter(page, dialog(page).getByRole('button', { name: 'Close' }), back);
    await expect(button(page, 'Keyboard shortcuts')).toBeFocused();
  });
});
