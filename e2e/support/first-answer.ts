import type { Page } from '@playwright/test';

/**
 * The body of the page's next answer from `path` (a glob), read on its way there: afterwards Chromium may have let
 * go of it. An array that is empty until then.
 */
export async function readFirstAnswer(page: Page, path: string): Promise<unknown[]> {
  const bodies: unknown[] = [];
  await page.route(
    path,
    async (route) => {
      const answer = await route.fetch();
      bodies.push(await answer.json());
      await route.fulfill({ response: answer });
    },
    { times: 1 },
  );
  return bodies;
}
