import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import fastify, { type FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApp } from '../src/app.ts';
import { loadEnv } from '../src/config/env.ts';
import { isDatabaseUnavailable } from '../src/database/database-unavailable.ts';
import { Problem } from '../src/errors/problem.ts';
import { clientAddress, fullAddress } from '../src/limits/client-address.ts';
import { Limits } from '../src/limits/limits.ts';
import { settingsWarnings } from '../src/limits/settings-warnings.ts';
import { createTestApp, type TestApp } from './support/test-app.ts';
import { newBrowser, newEmail, PASSWORD, type TestUser } from './support/test-user.ts';
import { type Redis, REDIS_PROGRAM, startRedis } from './support/redis.ts';
import { startTwoInstances, type TwoInstances } from './support/two-instances.ts';

let test: TwoInstances;
beforeAll(async () => {
  test = await startTwoInstances();
});
afterAll(() => test.close());

const limitsOf = ({ app }: { app: NestFastifyApplication }) => app.get(Limits);
const both = () => [limitsOf(test.one), limitsOf(test.other)];
const rule = (points: number, seconds: number) => ({ name: randomUUID(), points, seconds });

/** Seconds to wait, or 0 when it was let through. */
async function wait(attempt: Promise<void> | undefined): Promise<number> {
  try {
    await attempt;
    return 0;
  } catch (error) {
    if (!(error instanceof Problem) || error.getStatus() !== 429) throw error;
    return Number(error.extras.headers?.['Retry-After']);
  }
}

describe('a limit', () => {
  it('lets exactly so many of fifty at once through, on two instances together', async () => {
    const ten = rule(10, 60);
    const tries = Array.from({ length: 50 }, (_, index) => wait(both()[index % 2]?.consume(ten, 'key')));
    expect((await Promise.all(tries)).filter((seconds) => seconds === 0)).toHaveLength(10);
  });

  it('says truly when to come back, and trying earlier does not prolong it (ASVS 2.4.1)', async () => {
    const two = rule(2, 2);
    const [limits] = both() as [Limits];
    const attempt = () => wait(limits.consume(two, 'key'));
    expect([await attempt(), await attempt()]).toEqual([0, 0]);
    const seconds = await attempt();
    expect(seconds).toBeGreaterThan(0);
    const end = Date.now() + seconds * 1_000;
    while (Date.now() < end - 100) {
      expect(await attempt()).toBeLessThanOrEqual(seconds);
      await sleep(50);
    }
    await sleep(end - Date.now());
    expect(await attempt()).toBe(0);
  });

  it('can be taken back and cleared, on another instance too', async () => {
    const one = rule(1, 60);
    const [here, there] = both() as [Limits, Limits];
    await here.consume(one, 'key');
    await there.refund(one, 'key');
    expect(await wait(here.consume(one, 'key'))).toBe(0);
    expect(await wait(here.consume(one, 'key'))).toBeGreaterThan(0);
    await there.clear(one, 'key');
    expect(await wait(here.consume(one, 'key'))).toBe(0);
  });

  it('counts nothing where nobody can be told from anybody', async () => {
    const none = rule(0, 60);
    expect(await wait(limitsOf(test.one).consume(none, undefined))).toBe(0);
    expect(await wait(limitsOf(test.one).consume(none, 'key'))).toBeGreaterThan(0);
  });

  it('keeps no address and no e-mail (ASVS 16.2.5)', async () => {
    await limitsOf(test.one).consume(rule(1, 60), 'ada@example.org 203.0.113.7');
    const rows = JSON.stringify(await test.one.sql('SELECT * FROM rate_limits'));
    expect(rows).not.toMatch(/ada|203\.0/);
  });

  it('lets nothing through uncounted while the database is away (ASVS 16.5.3)', async () => {
    const [, there] = both() as [Limits, Limits];
    test.network.cut();
    const refusal = await there.consume(rule(5, 60), 'key').catch((error: unknown) => error);
    test.network.mend();
    expect(isDatabaseUnavailable(refusal)).toBe(true);
    expect(await wait(there.consume(rule(5, 60), 'key'))).toBe(0);
  });

  it('that is over leaves no row behind', async () => {
    await limitsOf(test.one).consume(rule(1, 1), 'key');
    await sleep(1_100);
    await limitsOf(test.one).clean();
    expect(await test.one.sql('SELECT FROM rate_limits WHERE expire < $1', [Date.now()])).toEqual([]);
  });
});

const describeRedis = REDIS_PROGRAM === undefined ? describe.skip : describe;
describeRedis('with REDIS_URL (skipped where there is no redis-server)', () => {
  let redis: Redis;
  let apps: NestFastifyApplication[];
  beforeAll(async () => {
    redis = await startRedis();
    apps = await Promise.all([1, 2].map(() => createApp({ ...test.one.env, redisUrl: redis.url })));
    await sleep(200);
  });
  afterAll(async () => {
    for (const app of apps) await app.close();
    await redis.kill();
  });

  it('counts there, for all instances', async () => {
    const before = await test.one.sql('SELECT FROM rate_limits');
    const ten = rule(10, 60);
    const tries = Array.from({ length: 50 }, (_, index) =>
      wait(apps[index % 2]?.get(Limits).consume(ten, 'key')),
    );
    expect((await Promise.all(tries)).filter((seconds) => seconds === 0)).toHaveLength(10);
    expect(await test.one.sql('SELECT FROM rate_limits')).toHaveLength(before.length);
  });

  it('goes on in PostgreSQL when Redis is away, and in Redis when it is back (ASVS 16.5.3)', async () => {
    const [here, there] = apps.map((app) => app.get(Limits)) as [Limits, Limits];
    const two = rule(2, 60);
    await redis.kill();
    expect([await wait(here.consume(two, 'key')), await wait(there.consume(two, 'key'))]).toEqual([0, 0]);
    expect(await wait(here.consume(two, 'key'))).toBeGreaterThan(0);
    await redis.start();
    await sleep(2_500);
    const before = (await test.one.sql('SELECT FROM rate_limits')).length;
    expect(await wait(here.consume(rule(2, 60), 'key'))).toBe(0);
    expect(await test.one.sql('SELECT FROM rate_limits')).toHaveLength(before);
  }, 15_000);
});

describe('whom a limit counts', () => {
  /** What the server takes for the client's address. */
  async function seen(
    trustProxy: string[],
    forwarded?: string,
    peer = '127.0.0.1',
  ): Promise<(string | undefined)[]> {
    const server = fastify({ trustProxy: trustProxy.length > 0 ? trustProxy : false });
    server.get('/', (request) => [fullAddress(request), clientAddress(request)]);
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
    const answer = await server.inject({ url: '/', headers, remoteAddress: peer });
    await server.close();
    return answer.json();
  }

  it.each([
    ['203.0.113.9', '203.0.113.9', '203.0.113.9'],
    ['203.0.113.9:4711', '203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9', '203.0.113.9'],
    ['::FFFF:cb00:7109', '203.0.113.9', '203.0.113.9'],
    ['[2001:db8:1:2::7]:443', '2001:db8:1:2::7', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2:0:0:0:7', '2001:db8:1:2::7', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8::7', '2001:db8::7', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80::1', 'fe80:0:0:0::/64'],
    ['garbage', '127.0.0.1', '127.0.0.1'],
    ["' OR 1=1 --", '127.0.0.1', '127.0.0.1'],
    ['198.51.100.1, 203.0.113.9', '203.0.113.9', '203.0.113.9'],
    ['198.51.100.1, 127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ])('a trusted proxy that forwards for %s', async (forwarded, full, counted) => {
    expect(await seen(['loopback'], forwarded)).toEqual([full, counted]);
  });

  it('is the connection’s own address where no proxy is trusted, or not this one (ASVS 4.1.3)', async () => {
    expect(await seen([], '203.0.113.9')).toEqual(['127.0.0.1', '127.0.0.1']);
    expect(await seen(['10.0.0.0/8'], '203.0.113.9')).toEqual(['127.0.0.1', '127.0.0.1']);
  });

  it('is nobody when there is no address at all: there is no bucket for all', () => {
    expect(clientAddress({ ip: '', socket: {} } as FastifyRequest)).toBeUndefined();
  });

  it('is one for a hundred addresses of a /64 in all spellings (CVE-2026-45364)', async () => {
    const spellings = Array.from({ length: 100 }, (_, index) => {
      const group = index.toString(16);
      const ways = [`2001:db8:1:2::${group}`, `2001:0DB8:1:02:0:0:0:${group}`, `[2001:db8:1:2::${group}]:80`];
      return ways[index % 3] ?? '';
    });
    const counted = await Promise.all(spellings.map((each) => seen(['loopback'], each)));
    expect(new Set(counted.map(([, key]) => key))).toEqual(new Set(['2001:db8:1:2::/64']));
  });
});

describe('guessing at one account', () => {
  let server: ReturnType<NestFastifyApplication['getHttpServer']>;
  beforeAll(() => {
    server = test.one.app.getHttpServer();
  });
  const guess = (email: string, password = 'not the right one') =>
    newBrowser(server).post('/api/auth/sign-in/email').send({ email, password });
  const statuses = async (answers: PromiseLike<{ status: number }>[]) =>
    (await Promise.all(answers)).map(({ status }) => status);

  it('from many addresses is held to ten tries, and a known device still gets in (ASVS 6.3.1)', async () => {
    const user = await test.one.newUser();
    const device = newBrowser(server);
    const right = { email: user.email, password: PASSWORD };
    await device.post('/api/auth/sign-in/email').send(right).expect(200);
    const tries = await statuses(Array.from({ length: 40 }, () => guess(user.email)));
    expect(tries.filter((status) => status === 401)).toHaveLength(10);
    expect(tries.filter((status) => status === 429)).toHaveLength(30);
    const refused = await guess(user.email, PASSWORD).expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(800);
    await device.post('/api/auth/sign-in/email').send(right).expect(200);
  });

  it('on a known device is held to ten as well', async () => {
    const user = await test.one.newUser();
    const device = newBrowser(server);
    const attempt = (password: string) =>
      device.post('/api/auth/sign-in/email').send({ email: user.email, password });
    await attempt(PASSWORD).expect(200);
    for (let time = 0; time < 10; time++) await attempt('not the right one').expect(401);
    await attempt(PASSWORD).expect(429);
    await guess(user.email, PASSWORD).expect(200);
  });

  it('knows a device for the account it signed in to, and no other', async () => {
    const [ada, bob] = [await test.one.newUser(), await test.one.newUser()];
    const device = newBrowser(server);
    await device.post('/api/auth/sign-in/email').send({ email: ada.email, password: PASSWORD }).expect(200);
    await statuses(Array.from({ length: 10 }, () => guess(bob.email)));
    await device.post('/api/auth/sign-in/email').send({ email: bob.email, password: PASSWORD }).expect(429);
  });

  it('is refused alike where there is no such account (ASVS 6.3.8)', async () => {
    const email = newEmail();
    const tries = await statuses(Array.from({ length: 12 }, () => guess(email)));
    expect(tries.sort()).toEqual([...Array<number>(10).fill(401), 429, 429]);
  });

  it('ends after a hundred in a row, until a new password by mail or thirty days (NIST SP 800-63B-4, 3.2.2)', async () => {
    const user = await test.one.newUser();
    for (let round = 0; round < 10; round++) {
      await statuses(Array.from({ length: 10 }, () => guess(user.email)));
      await forgetQuarterHours(test.one);
    }
    const refused = await guess(user.email, PASSWORD).expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(29 * 86_400);
  }, 20_000);

  it('a right password begins anew', async () => {
    const user = await test.one.newUser();
    for (let round = 0; round < 3; round++) {
      for (let time = 0; time < 9; time++) await guess(user.email).expect(401);
      await guess(user.email, PASSWORD).expect(200);
    }
  });
});

/** Ends every window of up to a quarter of an hour. */
async function forgetQuarterHours({ sql }: TestApp): Promise<void> {
  await sql('DELETE FROM rate_limits WHERE expire < $1', [Date.now() + 16 * 60_000]);
}

describe('signing up', () => {
  it('is held to three in ten seconds from one address (ASVS 2.4.2)', async () => {
    const browser = newBrowser(test.one.app.getHttpServer());
    const answers = Array.from({ length: 20 }, () =>
      browser.post('/api/auth/sign-up/email').send({ name: 'Ada', email: newEmail(), password: PASSWORD }),
    );
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(3);
    expect(statuses.filter((status) => status === 429)).toHaveLength(17);
  });
});

describe('the API', () => {
  it('is held to so many requests of a user, and a fifth of that to write (ASVS 2.4.1)', async () => {
    const small = await createTestApp({ apiRequestsPerMinute: 20 });
    const [ada, bob] = [await small.newUser(), await small.newUser()];
    const write = (user: TestUser) => user.as('post', '/api/todos').send({ title: 'a' });
    for (let count = 0; count < 4; count++) await write(ada).expect(201);
    const refused = await write(ada).expect(429);
    expect(refused.body).toMatchObject({ code: 'rate_limited' });
    const seconds = Number(refused.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    for (let count = 0; count < 14; count++) await ada.as('get', '/api/todos').expect(200);
    await ada.as('get', '/api/todos').expect(429);
    await bob.as('get', '/api/todos').expect(200);
    await small.close();
  });
});

describe('the check at start', () => {
  const env = loadEnv({
    NODE_ENV: 'production',
    APP_URL: 'https://todo.example.org',
    DATABASE_URL: 'postgres://app:secret@db/latchlist',
    BETTER_AUTH_SECRET: 'x'.repeat(32),
    SMTP_URL: 'smtps://mail.example.org',
    TRUST_PROXY: '10.0.0.0/8',
  });

  it('has nothing to say of settings that are right', () => {
    expect(settingsWarnings(env)).toEqual([]);
  });

  it.each([
    [{ trustProxy: [] }, /^TRUST_PROXY is empty/],
    [{ trustProxy: ['0.0.0.0/0'] }, /^TRUST_PROXY holds 0\.0\.0\.0\/0/],
    [{ trustProxy: ['loopback', '::/0'] }, /^TRUST_PROXY holds ::\/0/],
    [{ appUrl: 'http://todo.example.org' }, /^APP_URL is not https/],
    [{ emailVerification: false }, /^EMAIL_VERIFICATION is off/],
  ])('warns of %o', (change, sentence) => {
    expect(settingsWarnings({ ...env, ...change })).toEqual([expect.stringMatching(sentence)]);
  });
});
