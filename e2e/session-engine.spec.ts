import type { Page } from '@playwright/test';
import { readFirstAnswer } from './support/first-request.ts';
import { readHeldToken, refusalOf } from './support/held-token.ts';
import { addTodo, expectTodos, signIn, signUp, todo } from './support/journey.ts';
import { testWithOwnApplication } from './support/own-application.ts';
import { withSleepyClock } from './support/sleepy-clock.ts';
import { expect, test } from './support/test.ts';

const TOKEN_SECONDS = 3;
const DAY_MS = 86_400_000;

const withShortTokens = testWithOwnApplication.extend({
  settings: { ACCESS_TOKEN_SECONDS: String(TOKEN_SECONDS) },
});

/** The statuses of what is asked of one path from now on. */
function answersOf(page: Page, path: string): number[] {
  const statuses: number[] = [];
  page.on('response', (answer) => {
    if (new URL(answer.url()).pathname === path) statuses.push(answer.status());
  });
  return statuses;
}

/** The token of the next request to the list. */
async function nextToken(page: Page): Promise<string> {
  const asked = await page.waitForRequest(
    (request) => request.url().includes('/api/todos') && 'authorization' in request.headers(),
  );
  return asked.headers()['authorization'] ?? '';
}

withShortTokens('Story 5: several tabs renew their token once', async ({ page, context }) => {
  const renewals: string[] = [];
  context.on('response', (answer) => {
    if (answer.url().endsWith('/api/auth/token')) renewals.push(answer.url());
  });
  await signUp(page);
  const tabs = [page, await context.newPage(), await context.newPage()];
  for (const tab of tabs.slice(1)) {
    await tab.goto('/todos');
    await expectTodos(tab);
  }
  renewals.length = 0;
  const started = Date.now();
  await expect.poll(() => renewals.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(4);
  const lives = (Date.now() - started) / (TOKEN_SECONDS * 800); // each is renewed after 80 % of its life
  expect(renewals.length).toBeLessThanOrEqual(Math.ceil(lives) + 1);
  for (const tab of tabs) await addTodo(tab, 'From one of three');
});

withShortTokens(
  'Story 5: a laptop that slept goes on: the expired token is renewed on the first refusal',
  async ({ page, surprises }) => {
    surprises.expect(/401 .*\/api\/todos/);
    const { fallAsleep } = await withSleepyClock(page);
    const heldToken = await readHeldToken(page);
    await signUp(page);
    await expect(page.getByText('Nothing to do')).toBeVisible();
    await fallAsleep();
    const refusal = () => refusalOf(page, heldToken());
    await expect.poll(refusal, { timeout: 20_000 }).toBe('token_expired');

    const answers = await readFirstAnswer(page, 'POST', '**/api/todos');
    await addTodo(page, 'Good morning');
    expect(answers).toMatchObject([{ code: 'token_expired' }]);
    await page.reload();
    await expect(todo(page, 'Good morning')).toHaveCount(1);
  },
);

for (const [name, days] of [
  ['ahead', 400],
  ['behind', -400],
] as const) {
  test(`Story 5: a client clock that is a year ${name} does not matter`, async ({ page }) => {
    await page.addInitScript((offset) => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + offset;
    }, days * DAY_MS);
    const renewals = answersOf(page, '/api/auth/token');
    await signUp(page);
    await addTodo(page, 'Whatever the time');
    await page.getByRole('link', { name: 'All' }).click();
    await expect(todo(page, 'Whatever the time')).toBeVisible();
    expect(renewals).toEqual([200]);
  });
}

test('Story 6: ending all other devices ends every tab of theirs, with a word', async ({
  page,
  context,
  newVisitor,
  surprises,
  baseURL,
}) => {
  surprises.expect(/401 /);
  const user = await signUp(page);
  const other = await context.newPage();
  await other.goto('/todos?status=all');
  await expectTodos(other);

  const elsewhere = await (await newVisitor()).newPage();
  await elsewhere.goto('/sign-in');
  const asked = nextToken(elsewhere);
  await signIn(elsewhere, user);
  const ended = await elsewhere.request.delete('/api/sessions?others=true', {
    headers: { authorization: await asked, origin: baseURL ?? '' },
  });
  expect(ended.status()).toBe(204);

  await page.getByLabel('New to-do').fill('Too late');
  await page.getByLabel('New to-do').press('Enter');
  for (const tab of [page, other])
    await expect(tab.getByText('Your session has ended. Sign in to go on.')).toBeVisible();
  await expect(other).toHaveURL(/returnUrl=%2Ftodos%3Fstatus%3Dall/);
  await addTodo(elsewhere, 'Still signed in');
});

test('Story 6: without a network nothing is lost, and it goes on by itself', async ({
  page,
  context,
  surprises,
}) => {
  surprises.expect(/ERR_INTERNET_DISCONNECTED/);
  await signUp(page);
  await addTodo(page, 'Before');
  await context.setOffline(true);
  await page.getByLabel('New to-do').fill('In the tunnel');
  await page.getByLabel('New to-do').press('Enter');
  const banner = page.getByText('Latchlist cannot be reached. Trying again.');
  await expect(banner).toBeVisible();
  await expect(page.getByLabel('New to-do')).toHaveValue('In the tunnel');
  await context.setOffline(false);
  await expect(banner).toHaveCount(0);
  await addTodo(page, 'In the tunnel');
  await page.reload();
  await expect(todo(page, 'In the tunnel')).toHaveCount(1);
  await expect(todo(page, 'Before')).toHaveCount(1);
});

test('Story 2: signing out lets what is being written arrive', async ({ page }) => {
  const user = await signUp(page);
  await addTodo(page, 'Slow to be done');
  const order: string[] = [];
  let letThrough = (): void => undefined;
  const held = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route(/\/api\/todos\/[^/]+$/, async (route) => {
    await held;
    await route.continue();
  });
  page.on('response', (answer) => {
    if (answer.request().method() !== 'GET') order.push(new URL(answer.url()).pathname.split('/')[2] ?? '');
  });
  await page.getByRole('checkbox', { name: 'Done: Slow to be done' }).click();
  const sentOut: string[] = [];
  page.on('request', (request) => request.url().endsWith('/sign-out') && sentOut.push(request.url()));
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.evaluate(() => fetch('/api/health/live')); // time enough for a request that should not be sent
  expect(sentOut).toEqual([]);
  letThrough();
  await expect(page.getByText('You are signed out.')).toBeVisible();
  expect(order).toEqual(['todos', 'auth']);
  await signIn(page, user);
  await expectTodos(page);
  await page.goto('/todos?status=completed');
  await expect(todo(page, 'Slow to be done')).toBeVisible();
});

test('Story 2: signing out and closing the page at once signs out', async ({ page, context }) => {
  await signUp(page);
  await page.route(/\/api\/todos/, () => undefined); // never answered, so that signing out has to wait
  await page.getByRole('link', { name: 'All' }).click();
  const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.close({ runBeforeUnload: true });
  const other = await context.newPage();
  const status = async () =>
    (await other.request.get('/api/auth/token', { headers: { cookie: cookies } })).status();
  await expect.poll(status).toBe(401);
});
