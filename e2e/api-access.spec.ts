import { addTodo, signUp } from './support/journey.ts';
import { expect, test } from './support/test.ts';

test.describe('Story 3: safe API access', () => {
  test('sends a short-lived token to its own API alone, and keeps it nowhere', async ({ page, context }) => {
    const withToken: string[] = [];
    const tokens = new Set<string>();
    page.on('request', (request) => {
      const { authorization } = request.headers();
      if (!authorization) return;
      withToken.push(new URL(request.url()).pathname);
      tokens.add(authorization.replace('Bearer ', ''));
    });
    await signUp(page);
    await addTodo(page, 'Water the plants');
    expect(withToken).toContain('/api/todos');
    for (const path of withToken) expect(['/api/todos', '/api/todos/counts']).toContain(path);
    const [token = ''] = tokens;
    const { iat, exp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
      string,
      number
    >;
    expect((exp ?? 0) - (iat ?? 0)).toBe(300);

    const kept = await page.evaluate(async () => {
      const databases = await indexedDB.databases();
      return JSON.stringify([localStorage, sessionStorage, databases, document.cookie, location.href]);
    });
    expect(kept).not.toContain(token);
    expect(JSON.stringify(await context.cookies())).not.toContain(token);
  });

  test('keeps the session cookie out of the reach of scripts', async ({ page, context }) => {
    await signUp(page);
    expect(await page.evaluate(() => document.cookie)).toBe('');
    expect(await context.cookies()).toEqual([
      expect.objectContaining({ httpOnly: true, sameSite: 'Strict', path: '/' }),
    ]);
  });
});
