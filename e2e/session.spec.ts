import type { Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFirstAnswer } from './support/first-request.ts';
import { addTodo, expectTodos, signIn, signUp, todo } from './support/journey.ts';
import { newUser } from './support/new-user.ts';
import { testWithOwnApplication } from './support/own-application.ts';
import { expect, test } from './support/test.ts';

test.describe('Story 5: sessions last', () => {
  test('over closing and reopening the browser', async ({ playwright, baseURL, launchOptions }) => {
    const profile = await mkdtemp(join(tmpdir(), 'latchlist-profile-'));
    const open = () =>
      playwright.chromium.launchPersistentContext(profile, { ...launchOptions, baseURL: baseURL ?? '' });
    try {
      const before = await open();
      const page = await before.newPage();
      await signUp(page);
      await addTodo(page, 'Still here');
      await before.close();

      const after = await open();
      const again = await after.newPage();
      await again.goto('/');
      await expect(todo(again, 'Still here')).toBeVisible();
      await after.close();
    } finally {
      await rm(profile, { recursive: true, force: true });
    }
  });
});

const withShortTokens = testWithOwnApplication.extend({ settings: { ACCESS_TOKEN_SECONDS: '3' } });

withShortTokens('Story 5: renews the token in the background before it expires', async ({ page }) => {
  let renewals = 0;
  const refusals: number[] = [];
  page.on('response', (answer) => {
    if (answer.url().endsWith('/api/auth/token')) renewals++;
    if (answer.status() === 401) refusals.push(answer.status());
  });
  await signUp(page);
  await expect.poll(() => renewals, { timeout: 15_000 }).toBeGreaterThanOrEqual(4);
  await addTodo(page, 'After several tokens');
  expect(refusals).toEqual([]);
});

testWithOwnApplication(
  'Story 5: a refused token is renewed once for all waiting requests, and each is sent again',
  async ({ page, application, surprises }) => {
    surprises.expect(/40[01] .*\/api\/todos/);
    surprises.expect(/ERR_CONNECTION_REFUSED/);
    await signUp(page);
    await addTodo(page, 'Before');
    // The server comes back with another signing key: the token in the page is not one of its own any more.
    await application.server.stop();
    await application.sql('DELETE FROM jwks');
    await application.server.start();

    const statuses: Record<string, number[]> = { '/api/auth/token': [], '/api/todos': [] };
    page.on('response', (answer) => statuses[new URL(answer.url()).pathname]?.push(answer.status()));
    await page.getByLabel('New to-do').fill('One');
    await page.getByLabel('New to-do').press('Enter');
    await page.getByRole('link', { name: 'All' }).click();
    await expect(todo(page, 'One')).toBeVisible();
    await expect(todo(page, 'Before')).toBeVisible();
    await expect.poll(() => statuses['/api/todos']).toContain(201);
    expect(statuses['/api/auth/token']).toEqual([200]);
    expect(statuses['/api/todos']).toContain(401);
    await page.reload();
    await expect(todo(page, 'One')).toHaveCount(1);
  },
);

test('Story 5: a session replaced elsewhere in the browser, by a change of password, goes on without a word', async ({
  page,
  baseURL,
  surprises,
}) => {
  surprises.expect(/401 .*\/api\/todos/);
  const user = await signUp(page);
  await expect(page.getByText('Nothing to do')).toBeVisible(); // no request is under way that a token would be asked for
  const answer = await page.request.post('/api/auth/change-password', {
    data: { currentPassword: user.password, newPassword: newUser().password },
    headers: { origin: baseURL ?? '' },
  });
  expect(answer.status()).toBe(200);
  const answers = await readFirstAnswer(page, 'POST', '**/api/todos');
  await addTodo(page, 'After the change');
  expect(answers).toMatchObject([{ code: 'session_revoked' }]);
  await expect(page).toHaveURL('/todos');
});

testWithOwnApplication(
  'Story 6: a session that ended leads to sign-in with a message, and back to the same place',
  async ({ page, application, surprises }) => {
    surprises.expect(/401 /);
    const user = await signUp(page);
    await addTodo(page, 'Waiting for me');
    const listed = page.waitForResponse((answer) => answer.url().includes('status=all'));
    await page.getByRole('link', { name: 'All' }).click();
    await listed;
    await application.sql('DELETE FROM sessions');
    await page.getByLabel('New to-do').fill('Too late');
    await page.getByLabel('New to-do').press('Enter');

    await expect(page.getByText('Your session has ended. Sign in to go on.')).toBeVisible();
    await expect(page).toHaveURL(/\/sign-in\?returnUrl=/);
    await signIn(page, user);
    await expect(page).toHaveURL('/todos?status=all');
    await expect(todo(page, 'Waiting for me')).toBeVisible();
  },
);

testWithOwnApplication(
  'Story 6: an outage signs nobody out and loses nothing that was typed',
  async ({ page, application, surprises }) => {
    surprises.expect(/503 /);
    await signUp(page);
    await addTodo(page, 'Before');
    application.database.shut();
    await page.getByLabel('New to-do').fill('During the outage');
    await page.getByLabel('New to-do').press('Enter');
    await expect(page.getByText('Latchlist cannot be reached. Trying again.')).toBeVisible();
    await expect(page.getByLabel('New to-do')).toHaveValue('During the outage');
    await expect(todo(page, 'Before')).toBeVisible();

    application.database.open();
    const longestOfTwoWaits = 15_000;
    await expect(page.getByText('Latchlist cannot be reached. Trying again.')).toHaveCount(0, {
      timeout: longestOfTwoWaits,
    });
    await page.getByLabel('New to-do').press('Enter');
    await expect(todo(page, 'During the outage')).toBeVisible();
  },
);

/** The search for the server would begin by itself after seconds, and the button go from under a click. */
const putOffSearch = (page: Page) =>
  page.route('**/api/auth/token', async (route) => {
    const answer = await route.fetch();
    const headers = { ...answer.headers(), ...(answer.status() === 503 && { 'retry-after': '600' }) };
    await route.fulfill({ response: answer, headers });
  });

testWithOwnApplication(
  'Story 6: a page opened during an outage waits, and then is as it was',
  async ({ page, application, surprises }) => {
    surprises.expect(/503 /);
    await signUp(page);
    await addTodo(page, 'Before');
    await putOffSearch(page);
    application.database.shut();
    await page.reload();
    await expect(page.getByText('Latchlist cannot be reached. Trying again.')).toBeVisible();
    await expect(page).toHaveURL('/todos');
    application.database.open();
    await page.getByRole('button', { name: 'Try now' }).click();
    await expectTodos(page);
    await expect(todo(page, 'Before')).toBeVisible();
  },
);
