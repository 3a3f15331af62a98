import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createTestApp, type TestApp } from './support/test-app.ts';
import { accessToken, newBrowser, PASSWORD, type TestUser } from './support/test-user.ts';

jest.setTimeout(30_000); // each command is a process of its own

const OPERATE = join(import.meta.dirname, '../dist/operate.js');
const run = promisify(execFile);

let test: TestApp;
let ada: TestUser;
beforeAll(async () => {
  test = await createTestApp();
  ada = await test.newUser();
});
afterAll(() => test.close());

interface Said {
  stdout: string;
  stderr: string;
  code: number;
}

const operate = (...words: string[]) => operateOn(test.env.databaseUrl, ...words);

async function operateOn(databaseUrl: string | undefined, ...words: string[]): Promise<Said> {
  const env = {
    NODE_ENV: 'development',
    DATABASE_URL: databaseUrl,
    APP_URL: test.env.appUrl,
    BETTER_AUTH_SECRET: test.env.betterAuthSecret,
    DATA_DIR: test.env.dataDir,
  };
  try {
    return { ...(await run(process.execPath, [OPERATE, ...words], { env })), code: 0 };
  } catch (error) {
    return error as Said;
  }
}

const signIn = () =>
  newBrowser(test.app.getHttpServer())
    .post('/api/auth/sign-in/email')
    .send({ email: ada.email, password: PASSWORD });

describe('operate.js, beside a running server', () => {
  it('ends the sessions of an account (ASVS 7.4.5)', async () => {
    expect(await operate('end-sessions', ada.email.toUpperCase())).toMatchObject({
      code: 0,
      stdout: `Account ${ada.id} is signed out everywhere.\n`,
    });
    await ada.as('get', '/api/todos').expect(401);
    await signIn().expect(200);
  });

  it('bans an account at once, and takes it back (ASVS 7.4.2, 7.4.5)', async () => {
    const user = await test.newUser();
    await user.as('get', '/api/todos').expect(200);
    expect(await operate('ban', user.id)).toMatchObject({ stdout: `Account ${user.id} is banned.\n` });
    await user.as('get', '/api/todos').expect(401);
    const again = () =>
      newBrowser(test.app.getHttpServer())
        .post('/api/auth/sign-in/email')
        .send({ email: user.email, password: PASSWORD });
    await again().expect(403);
    await operate('unban', user.id);
    await again().expect(200);
  });

  it('rotates keys so that nobody notices', async () => {
    const user = await test.newUser();
    expect((await operate('rotate-keys')).code).toBe(0);
    expect(await test.sql('SELECT FROM jwks')).toHaveLength(2);
    await user.as('get', '/api/todos').expect(200);
  });

  it('rotates keys at once when one was stolen', async () => {
    const user = await test.newUser();
    expect((await operate('rotate-keys', '--now')).code).toBe(0);
    await user.as('get', '/api/todos').expect(401);
    const token = await accessToken(user.browser);
    await test.api.get('/api/todos').set('Authorization', `Bearer ${token}`).expect(200);
  });

  it.each([[[]], [['ban']], [['rotate-keys', '--later']], [['ban', 'a', 'b']], [['drop']]])(
    'explains itself for %j',
    async (words) => {
      const { code, stderr } = await operate(...words);
      expect([code, stderr]).toEqual([1, expect.stringMatching(/^Usage: /)]);
    },
  );

  it.each(['ban', 'end-sessions'])(
    'says at %s that the database is not there, without its password',
    async (word) => {
      const { code, stderr } = await operateOn('postgres://ada:hunter2@127.0.0.1:1/todos', word, ada.id);
      expect(code).toBe(1);
      expect(stderr).toMatch(/^The database at 127\.0\.0\.1:1\/todos cannot be used: .*ECONNREFUSED.*\n$/);
      expect(stderr).not.toContain('hunter2');
    },
  );

  it('gives up on a database that says nothing', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const { code, stderr } = await operateOn(`postgres://ada@127.0.0.1:${port}/todos`, 'ban', ada.id);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^The database at .* cannot be used: .*timeout\. Check DATABASE_URL\./),
    ]);
    silent.close();
  });

  it('says when there is no such account, and takes nothing for SQL', async () => {
    for (const account of ['nobody@example.org', "' OR true --"])
      expect(await operate('ban', account)).toMatchObject({ code: 1, stderr: 'There is no such account.\n' });
    expect(await test.sql('SELECT FROM users WHERE banned_at IS NOT NULL')).toEqual([]);
  });
});
