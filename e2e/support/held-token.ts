import type { Page } from '@playwright/test';

/**
 * The token that the page holds by now, as it sends it (`Bearer …`): the last one it was given, read on its way there.
 * Empty until it has one.
 */
export async function readHeldToken(page: Page): Promise<() => string> {
  let authorization = '';
  await page.route('**/api/auth/token', async (route) => {
    const answer = await route.fetch();
    if (answer.ok()) authorization = `Bearer ${((await answer.json()) as { token: string }).token}`;
    await route.fulfill({ response: answer });
  });
  return () => authorization;
}

/** Why the API refuses a token; empty as long as it does not. */
export async function refusalOf(page: Page, authorization: string): Promise<string> {
  const answer = await page.request.get('/api/todos', { headers: { authorization } });
  return answer.status() === 401 ? ((await answer.json()) as { code: string }).code : '';
}
