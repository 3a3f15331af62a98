import type { Page, Route } from '@playwright/test';

/** The page's next request with this method to `path` (a glob); others to the same path pass, and do not count. */
async function onFirst(
  page: Page,
  method: string,
  path: string,
  handle: (route: Route) => Promise<void>,
): Promise<void> {
  let isFirst = true;
  await page.route(path, async (route) => {
    if (!isFirst || route.request().method() !== method) return route.fallback();
    isFirst = false;
    await handle(route);
  });
}

/** What the page's next such request is answered with, instead of by the server. */
export function answerFirst(
  page: Page,
  method: string,
  path: string,
  answer: Parameters<Route['fulfill']>[0],
): Promise<void> {
  return onFirst(page, method, path, (route) => route.fulfill(answer));
}

/**
 * The body of the answer to the page's next such request, read on its way there: afterwards Chromium may have let go
 * of it. An array that is empty until then.
 */
export async function readFirstAnswer(page: Page, method: string, path: string): Promise<unknown[]> {
  const bodies: unknown[] = [];
  await onFirst(page, method, path, async (route) => {
    const answer = await route.fetch();
    bodies.push(await answer.json());
    await route.fulfill({ response: answer });
  });
  return bodies;
}
