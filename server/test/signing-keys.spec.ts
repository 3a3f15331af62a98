import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeProtectedHeader } from 'jose';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApp } from '../src/app.ts';
import { SigningKeys } from '../src/auth/signing-keys.ts';
import { requests } from './support/requests.ts';
import { createTestApp, type TestApp } from './support/test-app.ts';
import { createTestDatabase } from './support/test-database.ts';
import { accessToken, type TestUser } from './support/test-user.ts';
import { startTwoInstances, type TwoInstances } from './support/two-instances.ts';

let test: TwoInstances;
beforeAll(async () => {
  test = await startTwoInstances();
});
afterAll(() => test.close());

const keysOf = ({ app }: TestApp) => app.get(SigningKeys);
const kidOf = (token: string) => decodeProtectedHeader(token).kid;
const published = async ({ api }: TestApp) => {
  const { body } = await api.get('/.well-known/jwks.json').expect(200);
  return (body as { keys: { kid: string }[] }).keys.map(({ kid }) => kid);
};

/** Moves the database's keys back in time; both instances hear of it. */
async function passMinutes(minutes: number): Promise<void> {
  await test.one.sql(
    `UPDATE jwks SET created_at = created_at - $1 * interval '1 minute', expires_at = expires_at - $1 * interval '1 minute'`,
    [minutes],
  );
  await sleep(300);
}

/** Asks both instances with fresh and kept tokens until it is told to stop. @returns every status there was. */
function load(user: TestUser): { stop: () => Promise<Set<number>> } {
  const statuses = new Set<number>();
  let going = true;
  const work = async () => {
    let kept = user.token;
    for (let round = 0; going; round++) {
      const fresh = await accessToken(user.browser);
      for (const { app } of [test.one, test.other])
        for (const token of [fresh, kept]) {
          const asked = requests(app.getHttpServer()).get('/api/users/me');
          statuses.add((await asked.set('Authorization', `Bearer ${token}`)).status);
        }
      if (round % 50 === 0) kept = fresh;
    }
  };
  const workers = Promise.all([work(), work(), work()]);
  return {
    stop: async () => {
      going = false;
      await workers;
      return statuses;
    },
  };
}

describe('rotation', () => {
  it('under load, through all its stages on two instances, causes no 401 (ASVS 11.1.1)', async () => {
    const user = await test.one.newUser();
    const first = keysOf(test.one).signing.kid;
    const running = load(user);

    await keysOf(test.one).rotate();
    await sleep(300);
    const second = (await published(test.one)).find((kid) => kid !== first) ?? '';
    expect(await published(test.other)).toEqual([second, first]);
    expect(kidOf(await accessToken(user.browser))).toBe(first); // it is published ten minutes before it signs

    await passMinutes(10);
    expect([keysOf(test.one).signing.kid, keysOf(test.other).signing.kid]).toEqual([second, second]);
    expect(await published(test.one)).toEqual([second, first]);

    await passMinutes(9);
    expect(await published(test.other)).toEqual([second, first]); // the first still verifies what it has signed
    expect([...(await running.stop())]).toEqual([200]);
  }, 30_000);

  it('retires the old key ten minutes after the new one signs, and then its tokens are refused', async () => {
    const user = await test.one.newUser();
    const old = user.token;
    await keysOf(test.one).rotate();
    await passMinutes(19);
    await user.as('get', '/api/users/me').expect(200);
    await passMinutes(1);
    const refused = await user.as('get', '/api/users/me').expect(401);
    expect(refused.body).toMatchObject({ code: 'token_invalid' });
    expect(kidOf(await accessToken(user.browser))).not.toBe(kidOf(old));
  });

  it('happens by itself when the newest key is 30 days old, once for all instances', async () => {
    const count = async () => (await test.one.sql('SELECT FROM jwks WHERE expires_at IS NULL')).length;
    expect(await count()).toBe(1);
    const [before] = await published(test.one);
    await test.one.sql(
      "UPDATE jwks SET created_at = now() - interval '30 days 1 minute' WHERE expires_at IS NULL",
    );
    await sleep(500);
    expect(await count()).toBe(1);
    const [newest, second] = await published(test.other);
    expect(second).toBe(before);
    expect(newest).not.toBe(before);
    expect(await published(test.one)).toEqual([newest, second]);
  });

  it('at once, after a theft, refuses every token there is, on every instance', async () => {
    const user = await test.one.newUser();
    await keysOf(test.one).rotateAtOnce();
    await sleep(300);
    for (const { api } of [test.one, test.other])
      await api.get('/api/users/me').set('Authorization', `Bearer ${user.token}`).expect(401);
    const renewed = await accessToken(user.browser);
    for (const { api } of [test.one, test.other])
      await api.get('/api/users/me').set('Authorization', `Bearer ${renewed}`).expect(200);
    expect(await published(test.one)).toHaveLength(1);
  });

  it('goes on with the keys in memory while the database is away', async () => {
    const user = await test.one.newUser();
    test.network.cut();
    await keysOf(test.one).rotate();
    await sleep(300);
    await test.other.api.get('/api/users/me').set('Authorization', 'Bearer forged').expect(401);
    test.network.mend();
    while ((await published(test.other)).join() !== (await published(test.one)).join()) await sleep(50);
    await test.other.api.get('/api/users/me').set('Authorization', `Bearer ${user.token}`).expect(200);
  }, 15_000);
});

describe('a change of secrets', () => {
  const NEWER = 'a newer secret that only the tests know of';

  it('keeps sessions, signing keys and known devices (ASVS 11.2.2)', async () => {
    const database = await createTestDatabase();
    const before = await createTestApp({ databaseUrl: database.url });
    const user = await before.newUser();
    const { env } = before;
    const after = await createApp({ ...env, secrets: [{ version: 1, value: NEWER }] });
    await after.listen(0, '127.0.0.1');
    const { cookie } = user;
    const ask = () => requests(after.getHttpServer());
    const answer = await ask().get('/api/auth/token').set('Cookie', cookie).expect(200);
    const { token } = answer.body as { token: string };
    await ask().get('/api/todos').set('Authorization', `Bearer ${token}`).expect(200);
    await ask().get('/api/todos').set('Authorization', `Bearer ${user.token}`).expect(200);
    await ask().get('/api/auth/token').set('Cookie', `${cookie}x`).expect(401);

    await after.get(SigningKeys).rotateAtOnce(); // from now on nothing needs the old secret but its cookies
    const alone = {
      ...env,
      betterAuthSecret: 'an unrelated secret of many characters',
      secrets: [{ version: 1, value: NEWER }],
    };
    const later = await createApp(alone);
    expect(later.get(SigningKeys).signing.kid).toBe(after.get(SigningKeys).signing.kid);
    for (const app of [later, after]) await app.close();
    await before.close();
    await database.drop();
  });

  it('without the old one in the list does not start, and says why', async () => {
    const database = await createTestDatabase();
    const before = await createTestApp({ databaseUrl: database.url });
    const secrets = [{ version: 1, value: NEWER }];
    const wrong = { ...before.env, secrets, betterAuthSecret: 'an unrelated secret of many characters' };
    await expect(createApp(wrong)).rejects.toThrow(/is not the one that the signing key/);
    await before.close();
    await database.drop();
  });
});
