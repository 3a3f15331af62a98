import { expect, type Page } from '@playwright/test';

/** The API past the page, with the token of whoever is signed in there: another device of the same person. */
export interface Api {
  add: (todo: object) => Promise<string>;
  change: (id: string, changes: object) => Promise<void>;
  remove: (id: string) => Promise<void>;
}

export async function apiOf(page: Page): Promise<Api> {
  const { token } = (await (await page.request.get('/api/auth/token')).json()) as { token: string };
  const headers = { authorization: `Bearer ${token}` };
  return {
    async add(data) {
      const answer = await page.request.post('/api/todos', { data, headers });
      expect(answer.status()).toBe(201);
      return ((await answer.json()) as { id: string }).id;
    },
    async change(id, data) {
      expect((await page.request.patch(`/api/todos/${id}`, { data, headers })).status()).toBe(200);
    },
    async remove(id) {
      expect((await page.request.delete(`/api/todos/${id}`, { headers })).status()).toBe(204);
    },
  };
}
