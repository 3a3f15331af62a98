import type { Locator, Page } from '@playwright/test';
import { apiOf } from './support/api.ts';
import { Finger } from './support/finger.ts';
import { signUp, todo } from './support/journey.ts';
import { giveTodos } from './support/many-todos.ts';
import type { NewUser } from './support/new-user.ts';
import { expect, test } from './support/test.ts';

const titles = (page: Page) => page.getByRole('list', { name: 'Your to-dos' }).locator('.title');
const handle = (page: Page, title: string) => page.getByRole('button', { name: `Move ${title}` });
const dragged = (page: Page) => page.locator('.dragged');
const scrolled = (page: Page) => page.evaluate(() => scrollY);

test.describe('By touch', () => {
  test.use({ viewport: { width: 390, height: 700 }, hasTouch: true, isMobile: true });

  let user: NewUser;
  let finger: Finger;

  test.beforeEach(async ({ page }) => {
    user = await signUp(page);
    const { add } = await apiOf(page);
    for (const title of ['Eggs', 'Bread', 'Milk', 'Tea']) await add({ title });
    await page.goto('/todos?sort=position');
    await expect(titles(page)).toHaveText(['Tea', 'Milk', 'Bread', 'Eggs']);
    finger = await Finger.on(page);
  });

  const below = async (one: Locator, other: Locator) =>
    ((await other.boundingBox())?.y ?? 0) - ((await one.boundingBox())?.y ?? 0);

  test('a row is dragged by its handle, and stays where it was let go', async ({ page }) => {
    const way = await below(todo(page, 'Tea'), todo(page, 'Bread'));
    await finger.press(handle(page, 'Tea'));
    await finger.move(way + 20);
    await expect(dragged(page)).toContainText('Tea');
    const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok());
    await finger.lift();
    await expect(titles(page)).toHaveText(['Milk', 'Bread', 'Tea', 'Eggs']);
    await saved;
    await expect(page.getByText('Moved to position 3 of 4.')).toBeVisible();
    await expect(page.getByRole('menu')).toHaveCount(0);
    await page.reload();
    await expect(titles(page)).toHaveText(['Milk', 'Bread', 'Tea', 'Eggs']);
  });

  test('a handle that is tapped opens its menu', async ({ page }) => {
    await finger.press(handle(page, 'Tea'));
    await finger.lift();
    await page.getByRole('menuitem', { name: 'To the bottom' }).tap();
    await expect(titles(page)).toHaveText(['Milk', 'Bread', 'Eggs', 'Tea']);
  });

  test('the list scrolls where it is no handle, and nothing is dragged or opened', async ({ page }) => {
    await giveTodos(user, 40);
    await page.reload();
    await expect(todo(page, 'No 40')).toBeVisible();
    await finger.press(todo(page, 'No 38'));
    await finger.move(-200);
    await expect(dragged(page)).toHaveCount(0);
    await finger.lift();
    await expect.poll(() => scrolled(page)).toBeGreaterThan(100);
    await expect(titles(page).first()).toHaveText('No 40');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test('a row that is dragged to the foot of the window scrolls the list under it', async ({ page }) => {
    await giveTodos(user, 40);
    await page.reload();
    await expect(todo(page, 'No 40')).toBeVisible();
    await finger.press(handle(page, 'No 40'));
    await finger.move(690 - ((await handle(page, 'No 40').boundingBox())?.y ?? 0));
    await expect.poll(() => scrolled(page)).toBeGreaterThan(400);
    await finger.lift();
    await expect(page.getByText(/^Moved to position \d+ of 44\.$/)).toBeVisible();
    await expect(todo(page, 'No 40')).toBeInViewport();
  });
});
