import { randomBytes, randomInt } from 'node:crypto';
import type { Server } from 'node:http';
import { agentOf, type Agent, type Method, requests, type Test } from './requests.ts';
import { APP_URL } from './test-app.ts';

export const PASSWORD = 'correct horse battery';

/** A person with a browser (`browser` keeps the cookies) and an access token. */
export interface TestUser {
  id: string;
  email: string;
  browser: Agent;
  token: string;
  /** The session's cookie as a browser sends it: `name=value`. */
  cookie: string;
  /** A request with the user's access token. */
  as: (method: Method, path: string) => Test;
  /** Adds a to-do. @returns its id. */
  addTodo: (title?: string) => Promise<string>;
}

/** An address nobody else has, so that each user has rate limits of his own. */
export const newAddress = (): string => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;

export const newEmail = (): string => `user-${randomBytes(6).toString('hex')}@example.org`;

export function newBrowser(server: Server): TestUser['browser'] {
  return agentOf(server).set({ Origin: APP_URL, 'X-Forwarded-For': newAddress() });
}

/** @param prove proves the address where that is asked for before one may sign in. */
export async function signUp(server: Server, prove?: (email: string) => Promise<unknown>): Promise<TestUser> {
  const browser = newBrowser(server);
  const email = newEmail();
  const account = { name: 'Ada Lovelace', email, password: PASSWORD };
  const signedUp = await browser.post('/api/auth/sign-up/email').send(account).expect(200);
  await prove?.(email);
  const answer = prove
    ? await browser.post('/api/auth/sign-in/email').send({ email, password: PASSWORD }).expect(200)
    : signedUp;
  const { id } = (answer.body as { user: { id: string } }).user;
  const [cookie = ''] = answer.get('Set-Cookie')?.map((line) => line.replace(/;.*/, '')) ?? [];
  const token = await accessToken(browser);
  const as = (method: Method, path: string) =>
    requests(server)[method](path).set('Authorization', `Bearer ${token}`);
  const addTodo = async (title = 'Water the plants') => {
    const answer = await as('post', '/api/todos').send({ title }).expect(201);
    return (answer.body as { id: string }).id;
  };
  return { id, email, browser, token, cookie, as, addTodo };
}

export async function accessToken(browser: TestUser['browser']): Promise<string> {
  const { body } = await browser.get('/api/auth/token').expect(200);
  return (body as { token: string }).token;
}
