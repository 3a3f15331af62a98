import type { Locator, Page } from '@playwright/test';
import { answerFirst } from './support/first-request.ts';
import { addTodo, signIn, signUp, todo } from './support/journey.ts';
import { giveTodos, titleOf } from './support/many-todos.ts';
import type { NewUser } from './support/new-user.ts';
import { expect, test } from './support/test.ts';

const list = (page: Page) => page.getByRole('list', { name: 'Your to-dos' });
const titles = (page: Page) => list(page).locator('.title');
const numbered = (page: Page, number: number) =>
  page.getByRole('button', { name: `Edit ${titleOf(number)}`, exact: true });
const saved = (page: Page, method: string) =>
  page.waitForResponse((answer) => answer.request().method() === method && answer.ok());

/** Scrolls, a few rows each frame, until a row is in the view. */
async function scrollTo(page: Page, number: number): Promise<void> {
  await page.evaluate(
    async (name) => {
      const frame = () => new Promise(requestAnimationFrame);
      const isInView = () => {
        const row = document.querySelector(`[aria-label="${name}"]`);
        return row !== null && row.getBoundingClientRect().top < innerHeight - 100;
      };
      for (; !isInView(); await frame()) scrollBy({ top: 200, behavior: 'instant' });
    },
    `Edit ${titleOf(number)}`,
  );
}

/** As on a busy machine: the to-dos are there before the page is ready for them. */
async function drawSlowly(page: Page): Promise<void> {
  await page.evaluate(() => {
    scheduler.yield = () => new Promise((resume) => setTimeout(resume, 100));
  });
}

/** Where a row stands in the window, in px, when a frame is painted: in between, not all may be in its place. */
function topOf(row: Locator): Promise<number> {
  return row.evaluate(
    (element) =>
      new Promise<number>((done) => {
        const observer = new IntersectionObserver(([entry]) => {
          observer.disconnect();
          done(entry?.boundingClientRect.top ?? NaN);
        });
        observer.observe(element);
      }),
  );
}

test.describe('A long list', () => {
  const COUNT = 350;

  test.beforeEach(async ({ page }) => {
    const user = await signUp(page);
    await giveTodos(user, COUNT);
    await page.reload();
    await expect(numbered(page, COUNT)).toBeVisible();
  });

  test('draws only what is near the view, to its very end', async ({ page }) => {
    const drawn: number[] = [];
    for (let turn = 0; turn < 400 && !(await numbered(page, 1).isVisible()); turn++) {
      await page.mouse.wheel(0, 900);
      drawn.push(await titles(page).count());
      await expect.poll(() => titles(page).count()).toBeGreaterThan(0);
    }
    await expect(numbered(page, 1)).toBeVisible();
    expect(Math.max(...drawn)).toBeLessThan(60);
    const last = list(page).getByRole('listitem').last();
    await expect(last).toHaveAttribute('aria-posinset', String(COUNT));
    await expect(last).toHaveAttribute('aria-setsize', String(COUNT));
    await expect(page.getByRole('button', { name: 'Load more' })).toHaveCount(0);
  });

  test('says that the whole is unknown while there is more', async ({ page }) => {
    const first = list(page).getByRole('listitem').first();
    await expect(first).toHaveAttribute('aria-posinset', '1');
    await expect(first).toHaveAttribute('aria-setsize', '-1');
  });

  test('keeps the focus on a row that scrolls away, and Tab goes on from there', async ({ page }) => {
    await numbered(page, 348).focus();
    await page.mouse.move(400, 500);
    for (let turn = 0; turn < 10; turn++) await page.mouse.wheel(0, 900);
    await expect(numbered(page, 340)).toHaveCount(0);
    await expect(numbered(page, 348)).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(numbered(page, 347)).toBeFocused();
    await expect(numbered(page, 347)).toBeInViewport();
    await expect(numbered(page, 340)).toBeVisible();
  });

  test('stands still while rows of unlike height come in above', async ({ page }) => {
    await page.getByRole('button', { name: /^Edit No 350/ }).focus();
    await page.keyboard.press('End');
    await expect(list(page).getByRole('listitem').last()).toHaveAttribute('aria-setsize', '-1');
    await page.keyboard.press('End');
    await page.mouse.move(400, 500);
    const scrolls = new Set<number>();
    for (let turn = 0; turn < 12; turn++) {
      const row = list(page).getByRole('listitem').nth(10);
      const name = await row.locator('.title').innerText();
      const same = list(page)
        .getByRole('listitem')
        .filter({ has: page.getByText(name, { exact: true }) });
      const before = await topOf(same);
      const scrolled = await page.evaluate(() => {
        const from = scrollY;
        scrollBy({ top: -240, behavior: 'instant' });
        return new Promise<number>((done) =>
          requestAnimationFrame(() => requestAnimationFrame(() => done(scrollY - from))),
        );
      });
      const moved = (await topOf(same)) - before;
      expect(Math.abs(moved - 240)).toBeLessThan(2);
      scrolls.add(scrolled);
    }
    expect(scrolls.size).toBeGreaterThan(1); // some were taller than thought, and made up for
  });

  test('is where it was when one comes back from the trash', async ({ page }) => {
    await scrollTo(page, 200);
    const before = await topOf(numbered(page, 200));
    await page.evaluate(() => document.querySelector<HTMLElement>('a[href="/trash"]')?.click());
    await expect(page.getByRole('heading', { name: 'Trash', exact: true })).toBeVisible();
    await drawSlowly(page);
    await page.goBack();
    await expect(numbered(page, 200)).toBeInViewport();
    await expect.poll(async () => Math.abs((await topOf(numbered(page, 200))) - before)).toBeLessThan(2);
  });
});

test.describe('On a phone, a long list', () => {
  test.use({ viewport: { width: 390, height: 800 } });

  test('is where it was when one comes back from the editor', async ({ page }) => {
    const user = await signUp(page);
    await giveTodos(user, 90);
    await page.reload();
    await scrollTo(page, 50);
    await numbered(page, 50).click();
    const before = await page.evaluate(() => scrollY);
    await expect(page.getByRole('dialog', { name: 'Edit to-do' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(numbered(page, 50)).toBeFocused();
    expect(await page.evaluate(() => scrollY)).toBe(before);
  });
});

test.describe('By keyboard alone', () => {
  test('one walks, completes, deletes and renames', async ({ page }) => {
    await signUp(page);
    for (const title of ['Eggs', 'Bread', 'Milk']) await addTodo(page, title);
    await todo(page, 'Milk').focus();
    await page.keyboard.press('j');
    await expect(todo(page, 'Bread')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(todo(page, 'Eggs')).toBeFocused();
    await page.keyboard.press('k');
    await page.keyboard.press('ArrowUp');
    await expect(todo(page, 'Milk')).toBeFocused();
    await page.keyboard.press('End');
    await expect(todo(page, 'Eggs')).toBeFocused();
    await page.keyboard.press('Home');
    await expect(todo(page, 'Milk')).toBeFocused();

    await page.keyboard.press('e');
    await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
    await page.keyboard.type('Oat milk jnc/?');
    await page.keyboard.press('Enter');
    await expect(todo(page, 'Oat milk jnc/?')).toBeFocused();
    await page.keyboard.press('F2');
    await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
    await page.keyboard.type('Nothing');
    await page.keyboard.press('Escape');
    await expect(todo(page, 'Oat milk jnc/?')).toBeFocused();

    await page.keyboard.press('Alt+ArrowDown');
    await expect(page.getByText('To-dos can be moved where they are sorted by “My order”.')).toBeVisible();

    await page.keyboard.press('c');
    await expect(todo(page, 'Oat milk')).toHaveCount(0);
    await expect(todo(page, 'Bread')).toBeFocused();
    await page.keyboard.press('Delete');
    await expect(todo(page, 'Bread')).toHaveCount(0);
    await expect(todo(page, 'Eggs')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('complementary', { name: 'Edit to-do' })).toBeVisible();
  });

  test('one reaches search, the line for new ones and the table of keys, and switches that off', async ({
    page,
  }) => {
    await signUp(page);
    await page.locator('h1').click();
    await page.keyboard.press('n');
    await expect(page.getByLabel('New to-do')).toBeFocused();
    await page.keyboard.type('nine/?');
    await expect(page.getByLabel('New to-do')).toHaveValue('nine/?');
    await page.locator('h1').click();
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).focus();
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(dialog).toBeVisible();
    await page.keyboard.press('n');
    await expect(dialog).toBeVisible();
    await dialog.getByRole('checkbox', { name: 'Single keys work all over the page' }).uncheck();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Keyboard shortcuts' })).toBeFocused();

    await page.reload();
    await page.locator('h1').click();
    await page.keyboard.press('n');
    await page.keyboard.press('/');
    await expect(page.getByLabel('New to-do')).not.toBeFocused();
    await expect(page.getByRole('searchbox')).not.toBeFocused();
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await expect(dialog.getByRole('checkbox')).not.toBeChecked();
  });
});

test.describe('An order of one’s own', () => {
  const moved = (page: Page) => saved(page, 'PUT');

  test.beforeEach(async ({ page }) => {
    await signUp(page);
    for (const title of ['Eggs', 'Bread', 'Milk', 'Tea']) await addTodo(page, title);
    await page.goto('/todos?sort=position');
    await expect(titles(page)).toHaveText(['Tea', 'Milk', 'Bread', 'Eggs']);
  });

  test('is made by dragging with the mouse, and stays', async ({ page }) => {
    const handle = page.getByRole('button', { name: 'Move Tea' });
    const target = await todo(page, 'Bread').boundingBox();
    await handle.hover();
    await page.mouse.down();
    await page.mouse.move(0, (target?.y ?? 0) + 10, { steps: 5 });
    await page.mouse.move(0, (target?.y ?? 0) + (target?.height ?? 0), { steps: 5 });
    const done = moved(page);
    await page.mouse.up();
    await expect(titles(page)).toHaveText(['Milk', 'Bread', 'Tea', 'Eggs']);
    await expect(page.getByRole('menu')).toHaveCount(0);
    await done;
    await expect(page.getByText('Moved to position 3 of 4.')).toBeVisible();
    await page.reload();
    await expect(titles(page)).toHaveText(['Milk', 'Bread', 'Tea', 'Eggs']);
  });

  test('stays as it was when Escape ends the dragging', async ({ page }) => {
    await page.getByRole('button', { name: 'Move Tea' }).hover();
    await page.mouse.down();
    await page.mouse.move(0, 2000, { steps: 5 });
    await expect(page.locator('.dragged')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect(page.locator('.dragged')).toHaveCount(0);
    await expect(titles(page)).toHaveText(['Tea', 'Milk', 'Bread', 'Eggs']);
  });

  test('is made by the menu of the handle and taken back by Undo', async ({ page }) => {
    const choose = async (title: string, item: string) => {
      await page.getByRole('button', { name: `Move ${title}` }).click();
      const done = moved(page);
      await page.getByRole('menuitem', { name: item }).click();
      await done;
    };
    await choose('Eggs', 'To the top');
    await expect(titles(page)).toHaveText(['Eggs', 'Tea', 'Milk', 'Bread']);
    await expect(page.getByRole('button', { name: 'Move Eggs' })).toBeFocused();
    await choose('Tea', 'To the bottom');
    await expect(titles(page)).toHaveText(['Eggs', 'Milk', 'Bread', 'Tea']);
    await choose('Eggs', 'Move down');
    await choose('Tea', 'Move up');
    await expect(titles(page)).toHaveText(['Milk', 'Eggs', 'Tea', 'Bread']);
    const undone = moved(page);
    await page.getByRole('button', { name: 'Undo' }).click();
    await undone;
    await expect(titles(page)).toHaveText(['Milk', 'Eggs', 'Bread', 'Tea']);
    await page.reload();
    await expect(titles(page)).toHaveText(['Milk', 'Eggs', 'Bread', 'Tea']);
  });

  test('is made by keys, upside down too, past what a filter leaves out', async ({ page }) => {
    await page.goto('/todos?sort=-position');
    await expect(titles(page)).toHaveText(['Eggs', 'Bread', 'Milk', 'Tea']);
    await page.getByRole('checkbox', { name: 'Done: Bread' }).click();
    await expect(titles(page)).toHaveText(['Eggs', 'Milk', 'Tea']);
    await todo(page, 'Eggs').focus();
    const done = moved(page);
    await page.keyboard.press('Alt+ArrowDown');
    await expect(titles(page)).toHaveText(['Milk', 'Eggs', 'Tea']);
    await expect(todo(page, 'Eggs')).toBeFocused();
    await expect(page.getByText('Moved to position 2 of 3.')).toBeAttached();
    await done;
    await page.goto('/todos?sort=position&status=all');
    await expect(titles(page)).toHaveText(['Tea', 'Eggs', 'Milk', 'Bread']);
  });

  test('goes back, with the reason, when the server refuses', async ({ page, surprises }) => {
    surprises.expect(/404 .*\/position/);
    await page.route('**/position', (route) =>
      route.fulfill({
        status: 404,
        json: { code: 'not_found', errors: [{ pointer: '/after', detail: 'Gone.' }] },
      }),
    );
    await todo(page, 'Tea').focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect(page.getByText('“Tea” was not moved. This is no longer here.')).toBeVisible();
    await expect(titles(page)).toHaveText(['Tea', 'Milk', 'Bread', 'Eggs']);
  });
});

test.describe('A title changed in its row', () => {
  const field = (page: Page) => page.getByRole('textbox', { name: 'Title', exact: true });

  let user: NewUser;

  test.beforeEach(async ({ page }) => {
    user = await signUp(page);
    await addTodo(page, 'Milk');
  });

  test('is reached by two clicks, checked, and saved when left', async ({ page }) => {
    await todo(page, 'Milk').dblclick({ delay: 40 });
    await expect(page.getByRole('complementary')).toHaveCount(0);
    await field(page).fill(' ');
    await field(page).press('Enter');
    await expect(page.getByText('Enter a title.')).toBeVisible();
    await expect(field(page)).toBeFocused();
    await field(page).fill('Oat milk');
    await expect(page.getByText('Enter a title.')).toHaveCount(0);
    const done = saved(page, 'PATCH');
    await page.getByLabel('New to-do').focus();
    await done;
    await expect(todo(page, 'Oat milk')).toBeVisible();
    await page.reload();
    await expect(todo(page, 'Oat milk')).toBeVisible();
  });

  test('gives back what was typed when the server refuses', async ({ page, surprises }) => {
    surprises.expect(/503 .*\/api\/todos\//);
    await answerFirst(page, 'PATCH', '**/api/todos/*', {
      status: 503,
      json: { code: 'unavailable' },
      headers: { 'Retry-After': '1' },
    });
    await todo(page, 'Milk').focus();
    await page.keyboard.press('e');
    await field(page).fill('Oat milk');
    await page.keyboard.press('Enter');
    await expect(page.getByText('“Milk” was not changed. Latchlist cannot be reached.')).toBeVisible();
    await expect(field(page)).toHaveValue('Oat milk');
    await expect(field(page)).toBeFocused();
  });

  test('meets one changed elsewhere, and may insist', async ({ page, newVisitor, surprises }) => {
    surprises.expect(/412 .*\/api\/todos\//);
    const elsewhere = await (await newVisitor()).newPage();
    await elsewhere.goto('/sign-in');
    await signIn(elsewhere, user);
    await todo(page, 'Milk').focus();
    await page.keyboard.press('e');

    await todo(elsewhere, 'Milk').focus();
    await elsewhere.keyboard.press('e');
    await field(elsewhere).fill('Soy milk');
    const done = saved(elsewhere, 'PATCH');
    await elsewhere.keyboard.press('Enter');
    await done;

    await field(page).fill('Oat milk');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Meanwhile the title was changed to “Soy milk”.')).toBeVisible();
    await expect(todo(page, 'Soy milk')).toBeVisible();
    const insisted = saved(page, 'PATCH');
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await insisted;
    await page.reload();
    await expect(todo(page, 'Oat milk')).toBeVisible();
  });
});
