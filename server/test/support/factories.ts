import { decodeJwt } from 'jose';
import type { Owned } from '../../src/errors/owned.ts';
import type { TestApp } from './test-app.ts';
import { accessToken, newBrowser, newEmail, PASSWORD, type TestUser } from './test-user.ts';

/** What a person fills in to get an account. */
export const anAccount = (changes: object = {}) => ({
  ...{ name: 'Ada Lovelace', email: newEmail(), password: PASSWORD },
  ...changes,
});

/** What is sent to add a to-do. */
export const aTodo = (changes: object = {}) => ({ title: 'Water the plants', ...changes });

type Maker = (test: TestApp, user: TestUser, title: string) => Promise<string>;

const idIn = ({ body }: { body: unknown }): string => (body as { id: string }).id;

async function add({ as }: TestUser, changes: object): Promise<string> {
  return idIn(await as('post', '/api/todos').send(aTodo(changes)).expect(201));
}

/** One of each kind of thing that a user can have, new. @returns its id. */
export const OWNED_THINGS: Record<Owned, Maker> = {
  user: (_, { id }) => Promise.resolve(id),
  todo: (_, user, title) => add(user, { title, tags: [title.slice(0, 50)] }),
  'trashed-todo': async (_, user, title) => {
    const id = await add(user, { title });
    await user.as('delete', `/api/todos/${id}`).expect(204);
    return id;
  },
  tag: async (_, user) => {
    const name = `tag-${Math.random().toString(36).slice(2)}`;
    await add(user, { tags: [name] });
    const { body } = await user.as('get', '/api/tags').expect(200);
    const { items } = body as { items: { id: string; name: string }[] };
    return items.find((each) => each.name === name)?.id ?? '';
  },
  session: async ({ app }, { email }) => {
    const browser = newBrowser(app.getHttpServer());
    await browser.post('/api/auth/sign-in/email').send({ email, password: PASSWORD }).expect(200);
    return decodeJwt<{ sid: string }>(await accessToken(browser)).sid;
  },
};
