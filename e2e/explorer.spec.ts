import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { expectNoViolation } from './support/axe.ts';
import {
  expectSignedIn,
  makeAccount,
  openExplorer,
  Operation,
  ownButton,
  ownField,
  signInThere,
} from './support/explorer.ts';
import { readHeldToken, refusalOf } from './support/held-token.ts';
import { signUp, todo } from './support/journey.ts';
import { newUser } from './support/new-user.ts';
import { testWithOwnApplication } from './support/own-application.ts';
import { withSleepyClock } from './support/sleepy-clock.ts';
import { expect, test } from './support/test.ts';

const visitor = test.extend<{ user: ReturnType<typeof newUser> }>({
  /** Somebody with an account, and a browser that has never been here. */
  user: async ({ newVisitor, baseURL }, use) => {
    const user = newUser();
    await makeAccount((await newVisitor()).request, user, baseURL ?? '');
    await use(user);
  },
});

/** All that scripts of the page can reach beyond their own memory. */
const kept = (page: Page) =>
  page.evaluate(async () =>
    JSON.stringify([
      localStorage,
      sessionStorage,
      await indexedDB.databases(),
      document.cookie,
      location.href,
    ]),
  );

visitor('Story 9: from the empty page to a created to-do, with nothing to copy', async ({ page, user }) => {
  const tokens = new Set<string>();
  page.on('request', (request) => {
    const { authorization } = request.headers();
    if (authorization) tokens.add(authorization.replace('Bearer ', ''));
  });
  await openExplorer(page);
  await ownField(page, 'E-mail').focus();
  await page.keyboard.type(user.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(user.password);
  await page.keyboard.press('Enter');
  await expectSignedIn(page, user);
  await expect(page.getByText('Signed in as')).toBeFocused();

  const create = await Operation.open(page, 'createTodo');
  await expect(create.padlock).toHaveAccessibleName('authorization button locked');
  await create.fillBody({ title: 'Explore the API' });
  await create.try();
  await expect(create.status).toHaveText('201');
  await expect(create.answer).toContainText('Explore the API');

  const [token = ''] = tokens;
  expect(token.split('.')).toHaveLength(3);
  expect(await kept(page)).not.toContain(token);
  expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual([
    '',
    0,
    0,
  ]);
  await page.goto('/todos');
  await expect(todo(page, 'Explore the API')).toBeVisible();
});

test('Story 9: whoever is signed in to the to-dos is signed in there, and out of both at once', async ({
  page,
  context,
  surprises,
}) => {
  const user = await signUp(page);
  const explorer = await context.newPage();
  await openExplorer(explorer);
  await expectSignedIn(explorer, user);
  const me = await Operation.open(explorer, 'getMe');
  const asked = explorer.waitForRequest(/\/api\/users\/me$/);
  await me.try();
  const { authorization = '' } = (await asked).headers();
  await expect(me.status).toHaveText('200');
  await expect(me.answer).toContainText(user.email);

  surprises.expect(/401 /);
  await ownButton(explorer, 'Sign out').click();
  await expect(explorer.getByRole('status').getByText('You are signed out.')).toBeVisible();
  await expect(ownField(explorer, 'E-mail')).toBeFocused();
  await expect(explorer.getByText(user.email)).toHaveCount(0); // nor what was answered
  const refused = await page.request.get('/api/users/me', { headers: { authorization } });
  expect(await refused.json()).toMatchObject({ code: 'session_revoked' });
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();

  const other = await signUp(page); // somebody else, in the first tab
  await expectSignedIn(explorer, other);
  await expect(me.execute).toBeVisible(); // the place in the page is still the same
  await me.try();
  await expect(me.answer).toContainText(other.email);
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(explorer.getByText('You are signed out.')).toBeVisible();
  await expect(explorer.getByText(other.email)).toHaveCount(0);
});

visitor('Story 9: what is tried out may itself be signing in and out', async ({ page, user, surprises }) => {
  surprises.expect(/401 /);
  await openExplorer(page);
  const list = await Operation.open(page, 'listTodos');
  await list.try();
  await expect(list.status).toHaveText('401');
  await expect(list.answer).toContainText('token_missing');
  await list.padlock.click();
  await expect(ownField(page, 'E-mail')).toBeFocused();

  const enter = await Operation.open(page, 'signIn');
  await enter.fillBody({ email: user.email, password: user.password });
  await enter.try();
  await expect(enter.status).toHaveText('200');
  await expectSignedIn(page, user);
  await list.try();
  await expect(list.status).toHaveText('200');

  const leave = await Operation.open(page, 'signOut');
  await leave.fillBody({});
  await leave.try();
  await expect(page.getByText('Your session has ended. Sign in to go on.')).toBeVisible();
  await expect(leave.status).toHaveText('200');
});

visitor(
  'Story 9: headers can be tried out too: Idempotency-Key and If-Match',
  async ({ page, user, surprises }) => {
    surprises.expect(/412 /);
    await openExplorer(page);
    await signInThere(page, user);
    await expectSignedIn(page, user);
    const create = await Operation.open(page, 'createTodo');
    await create.fillParameter('Idempotency-Key', 'only-once');
    await create.fillBody({ title: 'Once' });
    const ids = new Set<string>();
    for (let time = 0; time < 2; time++) {
      await create.try();
      await expect(create.status).toHaveText('201');
      ids.add(/"id": "([^"]+)"/.exec(await create.answer.innerText())?.[1] ?? '');
    }
    const [id = ''] = ids;
    expect([ids.size, id.length]).toEqual([1, 36]);

    const update = await Operation.open(page, 'updateTodo');
    await update.fillParameter('id', id);
    await update.fillParameter('If-Match', '"1"');
    await update.fillBody({ title: 'Twice' });
    await update.try();
    await expect(update.status).toHaveText('200');
    await update.try();
    await expect(update.status).toHaveText('412');
    await expect(update.answer).toContainText('stale_version');
  },
);

const TOKEN_SECONDS = 3;
const withShortTokens = testWithOwnApplication.extend({
  settings: { ACCESS_TOKEN_SECONDS: String(TOKEN_SECONDS) },
});

withShortTokens('Story 5: in the explorer too, the token is renewed before it expires', async ({ page }) => {
  const renewals: number[] = [];
  page.on('response', (answer) => {
    if (answer.url().endsWith('/api/auth/token')) renewals.push(answer.status());
  });
  const user = await signUp(page);
  await openExplorer(page);
  await expectSignedIn(page, user);
  const create = await Operation.open(page, 'createTodo');
  await create.try();
  await expect(create.status).toHaveText('201');
  renewals.length = 0;
  await expect.poll(() => renewals.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(1); // nobody does anything
  await create.try();
  await expect(create.status).toHaveText('201');
  expect(new Set(renewals)).toEqual(new Set([200]));
});

withShortTokens(
  'Story 5: in the explorer too, an expired token is renewed on the first refusal, once',
  async ({ page, surprises }) => {
    surprises.expect(/401 .*\/api\/todos/);
    const { fallAsleep } = await withSleepyClock(page);
    const heldToken = await readHeldToken(page);
    const user = await signUp(page);
    await openExplorer(page);
    await expectSignedIn(page, user);
    const create = await Operation.open(page, 'createTodo');
    await fallAsleep();
    await create.try();
    await expect(create.status).toHaveText('201');
    const refusal = () => refusalOf(page, heldToken());
    await expect.poll(refusal, { timeout: 20_000 }).toBe('token_expired');

    const answers: string[] = [];
    page.on('response', (answer) => {
      const { pathname } = new URL(answer.url());
      answers.push(`${answer.request().method()} ${pathname} ${answer.status()}`);
    });
    await create.fillBody({ title: 'Good morning' });
    await create.try();
    await expect(create.status).toHaveText('201');
    expect(answers).toEqual(['POST /api/todos 401', 'GET /api/auth/token 200', 'POST /api/todos 201']);
    await page.goto('/todos');
    await expect(todo(page, 'Good morning')).toHaveCount(1);
  },
);

test.describe('Trouble in the explorer', () => {
  visitor(
    'is said plainly: what is missing, what is wrong, and how long to wait',
    async ({ page, user, surprises }) => {
      surprises.expect(/(401|429) .*sign-in\/email/);
      await openExplorer(page);
      await ownButton(page, 'Sign in').click();
      await expect(ownField(page, 'E-mail')).toBeFocused();
      await expect(ownField(page, 'E-mail')).toHaveAccessibleDescription('Enter your e-mail address.');
      await expect(ownField(page, 'Password')).toHaveAccessibleDescription('Enter your password.');
      await ownField(page, 'E-mail').fill('ada');
      await ownButton(page, 'Sign in').click();
      await expect(ownField(page, 'E-mail')).toHaveAccessibleDescription(/name@example\.com/);

      await signInThere(page, { ...user, password: 'not the right one' });
      await expect(page.getByRole('alert')).toHaveText('E-mail or password is wrong.');
      await expect(ownField(page, 'Password')).toHaveValue('not the right one');
      for (let tries = 1; tries < 10; tries++) {
        const answered = page.waitForResponse(/sign-in\/email/);
        await ownButton(page, 'Sign in').click();
        expect((await answered).status()).toBe(401);
        await expect(page.getByRole('alert')).toHaveText('E-mail or password is wrong.');
      }
      await ownButton(page, 'Sign in').click();
      await expect(page.getByRole('alert')).toHaveText('Too many tries. Try again in 15 minutes.');
    },
  );

  test('is a session that was ended elsewhere: it says so, and what was typed stays', async ({
    page,
    newVisitor,
    surprises,
    baseURL,
  }) => {
    surprises.expect(/401 /);
    const user = await signUp(page);
    await openExplorer(page);
    await expectSignedIn(page, user);
    const create = await Operation.open(page, 'createTodo');
    await create.fillBody({ title: 'Too late' });
    await create.try();
    await expect(create.status).toHaveText('201');

    const elsewhere = (await newVisitor()).request;
    const headers = { origin: baseURL ?? '' };
    const { email, password } = user;
    await elsewhere.post('/api/auth/sign-in/email', { data: { email, password }, headers });
    const { token } = (await (await elsewhere.get('/api/auth/token')).json()) as { token: string };
    const authorization = `Bearer ${token}`;
    const ended = await elsewhere.delete('/api/sessions?others=true', {
      headers: { ...headers, authorization },
    });
    expect(ended.status()).toBe(204);

    await create.try();
    await expect(create.status).toHaveText('401');
    await expect(create.answer).toContainText('session_revoked');
    await expect(page.getByText('Your session has ended. Sign in to go on.')).toBeVisible();
    await signInThere(page, user);
    await expectSignedIn(page, user);
    await create.try();
    await expect(create.status).toHaveText('201');
    await expect(create.answer).toContainText('Too late');
  });

  testWithOwnApplication(
    'is a server that is away, which ends nothing',
    async ({ page, application, surprises }) => {
      surprises.expect(/ERR_CONNECTION_REFUSED|503 /);
      const user = await signUp(page);
      await openExplorer(page);
      await expectSignedIn(page, user);
      const list = await Operation.open(page, 'listTodos');
      application.database.close();
      await list.try();
      await expect(list.answer).toContainText('Latchlist cannot be reached. Try again in a moment.');
      await expectSignedIn(page, user);
      await ownButton(page, 'Sign out').click();
      await expect(page.getByRole('status')).toHaveText(
        'Latchlist cannot be reached. Try again in a moment.',
      );
      await expectSignedIn(page, user);
    },
  );

  const withVerification = testWithOwnApplication.extend({ settings: { EMAIL_VERIFICATION: 'true' } });

  withVerification(
    'is an address that is not confirmed yet',
    async ({ page, baseURL, application, surprises }) => {
      surprises.expect(/403 .*sign-in\/email/);
      const user = newUser();
      await makeAccount(page.request, user, baseURL ?? '');
      await application.outbox.link('verify-email', user.email);
      await openExplorer(page);
      await signInThere(page, user);
      await expect(page.getByRole('alert')).toContainText('This address is not confirmed yet');
      await application.outbox.link('verify-email', user.email, 2);
    },
  );
});

test('The document can be had as JSON and as YAML', async ({ page }) => {
  await openExplorer(page);
  for (const [name, begins] of [
    ['json', '{"openapi":"3.1.0"'],
    ['yaml', 'openapi: 3.1.0'],
  ] as const) {
    const downloaded = page.waitForEvent('download');
    await page.getByRole('link', { name: `Document as ${name.toUpperCase()}` }).click();
    const file = await downloaded;
    expect(file.suggestedFilename()).toBe(`latchlist-openapi.${name}`);
    expect((await readFile(await file.path(), 'utf8')).slice(0, begins.length)).toBe(begins);
  }
});

/** Swagger UI below it has buttons in buttons and pale colours, which are not ours to change. */
const OUR_PART = '.own';

for (const width of [320, 1440]) {
  test.describe(`axe finds nothing in our part of the explorer, light or dark, at ${width} px`, () => {
    test.use({ viewport: { width, height: 800 } });

    visitor('signed out, with errors, and signed in', async ({ page, user }) => {
      await openExplorer(page);
      await ownButton(page, 'Sign in').click();
      await expect(page.getByText('Enter your password.')).toBeVisible();
      await expectNoViolation(page, OUR_PART);
      await signInThere(page, user);
      await expectSignedIn(page, user);
      await expectNoViolation(page, OUR_PART);
      const overflow = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      expect(overflow).toBeLessThanOrEqual(0);
    });
  });
}
