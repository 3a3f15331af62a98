import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastValueFrom, type Observable, of, Subject, throwError } from 'rxjs';
import { DataSource } from 'typeorm';
import { AccountController } from '../src/auth/account.controller.ts';
import { AuthController } from '../src/auth/auth.controller.ts';
import { ConfigModule } from '../src/config/config.module.ts';
import { LEAST_HASH_COST } from '../src/config/env-schema.ts';
import { type Env, loadEnv } from '../src/config/env.ts';
import { isDatabaseUnavailable } from '../src/database/database-unavailable.ts';
import { DatabaseModule } from '../src/database/database.module.ts';
import { Problem } from '../src/errors/problem.ts';
import { ExpiredLimits } from '../src/limits/expired-limits.ts';
import type { LimitRule } from '../src/limits/limit-rule.ts';
import { Limits } from '../src/limits/limits.ts';
import { LimitsModule } from '../src/limits/limits.module.ts';
import { mostWithPassword, RoomForHashes } from '../src/limits/room-for-hashes.interceptor.ts';
import { type CuttableProxy, proxyTo } from './support/cuttable-proxy.ts';
import { bodyOf, OPERATIONS, resolve, type Schema } from './support/openapi/document.ts';
import { request } from './support/raw-request.ts';
import { type Redis, REDIS_PROGRAM, startRedis } from './support/redis.ts';
import { APP_URL, createTestApp, type TestApp } from './support/test-app.ts';
import { createTestDatabase, type TestDatabase } from './support/test-database.ts';
import { newBrowser, newEmail, PASSWORD, type TestUser } from './support/test-user.ts';

interface Instance {
  limits: Limits;
  context: INestApplicationContext;
}

async function startLimits(env: Env): Promise<Instance> {
  const imports = [ConfigModule.forRoot(env), DatabaseModule, LimitsModule];
  const context = await NestFactory.createApplicationContext(
    { module: class LimitsAlone {}, imports },
    { logger: false, abortOnError: false },
  );
  return { limits: context.get(Limits), context };
}

let database: TestDatabase;
let env: Env;
beforeAll(async () => {
  database = await createTestDatabase();
  env = loadEnv({
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    BETTER_AUTH_SECRET: 'a secret that only the tests know of',
    DATA_DIR: join(tmpdir(), 'latchlist-test-unused'),
  });
});
afterAll(() => database.drop());

const rule = (points: number, seconds: number): LimitRule => ({ name: randomUUID(), points, seconds });
const rows = ({ context }: Instance) =>
  context.get(DataSource).query<{ key: string; points: number }[]>('SELECT key, points FROM rate_limits');

/** Seconds to wait, or 0 when it was let through. */
async function wait(attempt: Promise<void>): Promise<number> {
  try {
    await attempt;
    return 0;
  } catch (error) {
    if (!(error instanceof Problem) || error.getStatus() !== 429) throw error;
    const seconds = Number(error.extras.headers?.['Retry-After']);
    expect(seconds).toBeGreaterThanOrEqual(1);
    return seconds;
  }
}

/** How many of fifty tries at once get through. */
async function passedOfFifty(limit: LimitRule, instances: Instance[]): Promise<number> {
  const tries = Array.from({ length: 50 / instances.length }, () =>
    instances.map(({ limits }) => wait(limits.consume(limit, 'key'))),
  );
  return (await Promise.all(tries.flat())).filter((seconds) => seconds === 0).length;
}

/** Waits for as long as it is told, trying all the while. */
async function waitAsTold(limits: Limits, limit: LimitRule): Promise<void> {
  const seconds = await wait(limits.consume(limit, 'key'));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(limit.seconds);
  const end = Date.now() + seconds * 1_000;
  for (let left = seconds; left > 0.2; left = (end - Date.now()) / 1_000) {
    const now = await wait(limits.consume(limit, 'key'));
    expect(now).toBeLessThanOrEqual(Math.max(1, Math.ceil(left)));
    await sleep(50);
  }
  await sleep(Math.max(0, end - Date.now()) + 5); // a timer may be early
}

describe('a limit', () => {
  let network: CuttableProxy;
  let here: Instance;
  let there: Instance;
  beforeAll(async () => {
    network = await proxyTo(database.url);
    here = await startLimits(env);
    there = await startLimits({ ...env, databaseUrl: network.url });
  });
  afterAll(async () => {
    await here.context.close();
    await there.context.close();
    network.close();
  });

  it('lets exactly so many of fifty at once through, on two instances together (ASVS 15.4.1)', async () => {
    const ten = rule(10, 60);
    expect(await passedOfFifty(ten, [here, there])).toBe(10);
    expect(await here.limits.used(ten, 'key')).toBe(10);
    expect(await there.limits.used(ten, 'another key')).toBe(0);
  });

  it('says truly when to come back, and trying earlier does not prolong it (ASVS 2.4.1)', async () => {
    const two = rule(2, 2);
    await here.limits.consume(two, 'key');
    await there.limits.consume(two, 'key');
    await waitAsTold(here.limits, two);
    expect(await wait(here.limits.consume(two, 'key'))).toBe(0);
    expect(await wait(here.limits.consume(two, 'key'))).toBe(0);
  });

  it('can be taken back and cleared, on another instance too, by whoever was refused before', async () => {
    const one = rule(1, 60);
    await here.limits.consume(one, 'key');
    expect(await wait(here.limits.consume(one, 'key'))).toBeGreaterThan(0);
    await there.limits.refund(one, 'key');
    expect(await wait(here.limits.consume(one, 'key'))).toBe(0);
    expect(await wait(here.limits.consume(one, 'key'))).toBeGreaterThan(0);
    await there.limits.clear(one, 'key');
    expect(await here.limits.used(one, 'key')).toBe(0);
    expect(await wait(here.limits.consume(one, 'key'))).toBe(0);
  });

  it('costs a flood one read each, and no write', async () => {
    const one = rule(1, 60);
    await here.limits.consume(one, 'key');
    const written = () => here.context.get(DataSource).query<object[]>('SELECT xmin FROM rate_limits');
    const before = await written();
    for (let time = 0; time < 20; time++) await wait(here.limits.consume(one, 'key'));
    expect(await written()).toEqual(before);
  });

  it('is not widened by taking back what has ended, or more than was taken', async () => {
    const two = rule(2, 60);
    await Promise.all(Array.from({ length: 10 }, () => there.limits.refund(two, 'key')));
    expect(await here.limits.used(two, 'key')).toBe(0);
    expect(await passedOfFifty(two, [here])).toBe(2);
  });

  it('counts several at once, all or none', async () => {
    const five = rule(5, 60);
    expect(await wait(here.limits.consume(five, 'key', 3))).toBe(0);
    expect(await wait(here.limits.consume(five, 'key', 3))).toBeGreaterThan(0);
    expect(await wait(here.limits.consume(five, 'key', 2))).toBe(0);
    expect(await here.limits.used(five, 'key')).toBe(5);
  });

  it('is taken together with others, each or none, by an instance that has just come too', async () => {
    const [two, one] = [rule(2, 60), rule(1, 600)];
    const both = ({ limits }: Instance) =>
      wait(
        limits.consumeAll([
          [two, 'key'],
          [one, 'key'],
        ]),
      );
    expect(await both(here)).toBe(0);
    for (const instance of [there, there, here]) expect(await both(instance)).toBeGreaterThan(60);
    expect(await here.limits.used(two, 'key')).toBe(1);
    expect(await here.limits.used(one, 'key')).toBe(1);
    await here.limits.consume(two, 'key');
    expect(await both(there)).toBeGreaterThan(60); // the longest of the two
  });

  it('lets nobody through who is unknown, and nobody pay for that', async () => {
    const none = rule(2, 60);
    const before = await rows(here);
    for (let time = 0; time < 5; time++)
      expect(await wait(here.limits.consume(none, undefined))).toBeGreaterThan(0);
    await here.limits.refund(none, undefined);
    expect(await rows(here)).toEqual(before);
    expect(await wait(here.limits.consume(none, 'undefined'))).toBe(0);
  });

  it('keeps no address and no e-mail, nor a hash that either can be found by (ASVS 16.2.5)', async () => {
    const address = '203.0.113.7';
    await here.limits.consume({ name: 'n', points: 1, seconds: 60 }, `ada@example.org ${address}`);
    await here.limits.consume({ name: 'n', points: 1, seconds: 60 }, address);
    const stranger = await startLimits({
      ...env,
      betterAuthSecret: 'another secret, as of who has the table',
    });
    expect(await stranger.limits.used({ name: 'n', points: 1, seconds: 60 }, address)).toBe(0);
    await stranger.context.close();
    for (const { key } of await rows(here)) expect(key).toMatch(/^[\w-]{22}$/);
  });

  it('keeps what is counted apart from what has another name', async () => {
    const [one, other] = [rule(1, 60), rule(1, 60)];
    expect(await wait(here.limits.consume(one, 'key'))).toBe(0);
    expect(await wait(here.limits.consume(other, 'key'))).toBe(0);
  });

  it('lets nothing through uncounted while the database is away, and goes on when it is back (ASVS 16.5.3)', async () => {
    const two = rule(2, 60);
    await there.limits.consume(two, 'key');
    network.cut();
    const deeds = [
      () => there.limits.consume(two, 'key'),
      () => there.limits.refund(two, 'key'),
      () => there.limits.clear(two, 'key'),
      () => there.limits.used(two, 'key'),
    ];
    for (const deed of deeds)
      expect(isDatabaseUnavailable(await deed().catch((error: unknown) => error))).toBe(true);
    network.mend();
    expect(await wait(there.limits.consume(two, 'key'))).toBe(0);
    expect(await wait(there.limits.consume(two, 'key'))).toBeGreaterThan(0);
  });

  it('lets nothing through uncounted while the database hangs (ASVS 16.5.3)', async () => {
    network.freeze();
    const refusal = await there.limits.consume(rule(2, 60), 'key').catch((error: unknown) => error);
    network.cut();
    network.mend();
    expect(isDatabaseUnavailable(refusal)).toBe(true);
  }, 15_000);

  it('that is over leaves no row behind, and others stay', async () => {
    await here.limits.consume(rule(1, 1), 'key');
    const stays = rule(1, 60);
    await here.limits.consume(stays, 'key');
    await sleep(1_100);
    await here.context.get(ExpiredLimits).remove();
    const sql = 'SELECT FROM rate_limits WHERE expire < $1';
    expect(await here.context.get(DataSource).query<[]>(sql, [Date.now()])).toHaveLength(0);
    expect(await here.limits.used(stays, 'key')).toBe(1);
  });
});

const describeRedis = REDIS_PROGRAM === undefined ? describe.skip : describe;
describeRedis('a limit with REDIS_URL (skipped where there is no redis-server or valkey-server)', () => {
  let redis: Redis;
  let here: Instance;
  let there: Instance;
  beforeAll(async () => {
    redis = await startRedis();
    here = await startLimits({ ...env, redisUrl: redis.url });
    there = await startLimits({ ...env, redisUrl: redis.url });
    await inRedis(here, there);
  });
  afterAll(async () => {
    await here.context.close();
    await there.context.close();
    await redis.kill();
  });

  /** Waits until it is Redis where all of them count. */
  async function inRedis(...instances: Instance[]): Promise<void> {
    for (const instance of instances)
      for (let left = 100; ; left--) {
        const before = await rows(instance);
        await instance.limits.consume(rule(1, 60), 'key');
        if ((await rows(instance)).length === before.length) break;
        if (left === 0) throw new Error('Redis is not used.');
        await sleep(50);
      }
  }

  it('is counted there, for all instances, exactly (ASVS 15.4.1)', async () => {
    const before = await rows(here);
    const ten = rule(10, 60);
    expect(await passedOfFifty(ten, [here, there])).toBe(10);
    expect(await there.limits.used(ten, 'key')).toBe(10);
    await there.limits.refund(ten, 'key');
    expect(await passedOfFifty(ten, [here, there])).toBe(1);
    await here.limits.clear(ten, 'key');
    expect(await there.limits.used(ten, 'key')).toBe(0);
    expect(await rows(here)).toEqual(before);
  });

  it('says truly when to come back where Redis has no end of it any more (ASVS 2.4.1)', async () => {
    const one = rule(1, 60);
    await here.limits.consume(one, 'key');
    const keys = (await redis.ask('KEYS', 'latchlist*')) as string[];
    for (const key of keys) await redis.ask('PERSIST', key);
    for (const instance of [here, there])
      expect(await wait(instance.limits.consume(one, 'key'))).toBeGreaterThan(50);
  });

  it('keeps its keys under a prefix, and no address in them (ASVS 16.2.5)', async () => {
    await here.limits.consume(rule(1, 60), '203.0.113.7');
    const keys = (await redis.ask('KEYS', '*')) as string[];
    expect(keys).not.toHaveLength(0);
    for (const key of keys) expect(key).toMatch(/^latchlist:[\w-]{22}$/);
  });

  it('says truly when to come back (ASVS 2.4.1)', async () => {
    const one = rule(1, 2);
    await here.limits.consume(one, 'key');
    await waitAsTold(there.limits, one);
    expect(await wait(there.limits.consume(one, 'key'))).toBe(0);
  });

  it('goes on in PostgreSQL when Redis is away, and in Redis when it is back (ASVS 16.5.3)', async () => {
    const two = rule(2, 60);
    await redis.kill();
    expect(await passedOfFifty(two, [here, there])).toBe(2);
    await redis.start();
    await inRedis(here, there);
    await here.limits.clear(two, 'key');
    await redis.kill();
    expect(await here.limits.used(two, 'key')).toBe(0);
    await redis.start();
    await inRedis(here, there);
  }, 30_000);

  it('goes on in PostgreSQL when Redis hangs, with hardly a wait (ASVS 16.5.3)', async () => {
    const ten = rule(10, 60);
    redis.freeze();
    const tries: Promise<[seconds: number, took: number]>[] = [];
    for (let time = 0; time < 20; time++) {
      const start = performance.now();
      const timed = (seconds: number): [number, number] => [seconds, performance.now() - start];
      tries.push(wait(there.limits.consume(ten, 'key')).then(timed));
      await sleep(200); // what is written keeps a dead connection from looking idle
    }
    const answers = await Promise.all(tries);
    redis.thaw();
    expect(answers.filter(([seconds]) => seconds === 0)).toHaveLength(10);
    for (const [, took] of answers) expect(took).toBeLessThan(2_000);
    const hardly = answers.filter(([, took]) => took < 200);
    expect(hardly.length).toBeGreaterThan(10);
    await inRedis(here, there);
  }, 30_000);

  it('hangs up when the application closes', async () => {
    const connections = async () =>
      String(await redis.ask('CLIENT', 'LIST'))
        .trim()
        .split('\n').length;
    const before = await connections();
    const another = await startLimits({ ...env, redisUrl: redis.url });
    await inRedis(another);
    expect(await connections()).toBe(before + 1);
    await another.context.close();
    await sleep(100);
    expect(await connections()).toBe(before);
  });

  it('does not wait for Redis to start, and fails only when PostgreSQL is away too (ASVS 16.5.3)', async () => {
    const way = await proxyTo(database.url);
    const nowhere = { redisUrl: 'redis://127.0.0.1:1', databaseUrl: way.url };
    const alone = await startLimits({ ...env, ...nowhere });
    expect(await passedOfFifty(rule(3, 60), [alone])).toBe(3);
    way.cut();
    const refusal = await alone.limits.consume(rule(3, 60), 'key').catch((error: unknown) => error);
    expect(isDatabaseUnavailable(refusal)).toBe(true);
    way.mend();
    await alone.context.close();
    way.close();
  });
});

describe('guessing at one account', () => {
  let test: TestApp;
  let server: ReturnType<NestFastifyApplication['getHttpServer']>;
  beforeAll(async () => {
    test = await createTestApp();
    server = test.app.getHttpServer();
  });
  afterAll(() => test.close());

  const guess = (email: string, password = 'not the right one') =>
    newBrowser(server).post('/api/auth/sign-in/email').send({ email, password });
  const statuses = async (answers: PromiseLike<{ status: number }>[]) =>
    (await Promise.all(answers)).map(({ status }) => status);

  it('from many addresses is held to ten tries, and a known device still gets in (ASVS 6.3.1)', async () => {
    const user = await test.newUser();
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
    const user = await test.newUser();
    const device = newBrowser(server);
    const attempt = (password: string) =>
      device.post('/api/auth/sign-in/email').send({ email: user.email, password });
    await attempt(PASSWORD).expect(200);
    for (let time = 0; time < 10; time++) await attempt('not the right one').expect(401);
    await attempt(PASSWORD).expect(429);
    await guess(user.email, PASSWORD).expect(200);
  });

  it('knows a device for the account it signed in to, and no other', async () => {
    const [ada, bob] = [await test.newUser(), await test.newUser()];
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
    const user = await test.newUser();
    for (let round = 0; round < 10; round++) {
      await statuses(Array.from({ length: 10 }, () => guess(user.email)));
      await forgetQuarterHours(test);
    }
    const refused = await guess(user.email, PASSWORD).expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(29 * 86_400);
  }, 20_000);

  it('a right password begins anew', async () => {
    const user = await test.newUser();
    for (let round = 0; round < 3; round++) {
      for (let time = 0; time < 9; time++) await guess(user.email).expect(401);
      await guess(user.email, PASSWORD).expect(200);
    }
  }, 20_000);
});

describe('a flood of passwords', () => {
  const most = mostWithPassword(LEAST_HASH_COST);
  const enter = (handled: Observable<unknown>) =>
    lastValueFrom(new RoomForHashes(env).intercept(undefined as never, { handle: () => handled }));

  it('is refused beyond what can be worked off in seconds, and is over when that is', async () => {
    const work = new Subject<string>();
    const inHand = Array.from({ length: most }, () => enter(work));
    await expect(enter(of('one more'))).rejects.toMatchObject({ code: 'unavailable' });
    work.next('done');
    work.complete();
    expect(await Promise.all(inHand)).toEqual(inHand.map(() => 'done'));
    await expect(enter(throwError(() => new Error('failed')))).rejects.toThrow('failed');
    const again = Array.from({ length: most }, () => enter(of('again')));
    expect(await Promise.all(again)).toHaveLength(most);
  });

  it('is refused earlier where a hash costs more, and one a core is always let in', () => {
    const { memory, passes } = LEAST_HASH_COST;
    expect(mostWithPassword({ memory: memory * 2, passes: passes * 2 })).toBe(most / 4);
    expect(mostWithPassword({ memory: 262_144, passes: 100 })).toBe(availableParallelism());
  });

  it('can come nowhere else than where that is looked at', () => {
    const takesPassword = (schema: Schema | undefined): boolean =>
      Object.values(schema ? (resolve(schema).properties ?? {}) : {}).some(
        ({ format }) => format === 'password',
      );
    const taking = OPERATIONS.filter((operation) => takesPassword(bodyOf(operation)?.schema));
    const handlers = [AuthController, AccountController].flatMap(({ prototype }) =>
      Object.entries(Object.getOwnPropertyDescriptors(prototype)),
    );
    const guarded = handlers.filter(([, { value }]) =>
      ((Reflect.getMetadata('__interceptors__', value as object) ?? []) as unknown[]).includes(RoomForHashes),
    );
    expect(taking).toHaveLength(6);
    expect(guarded.map(([name]) => name).sort()).toEqual(taking.map(({ operationId }) => operationId).sort());
  });
});

/** Ends every window of up to a quarter of an hour. */
async function forgetQuarterHours({ sql }: TestApp): Promise<void> {
  await sql('DELETE FROM rate_limits WHERE expire < $1', [Date.now() + 16 * 60_000]);
}

describe('signing up', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp();
  });
  afterAll(() => test.close());

  it('is held to three in ten seconds from one address (ASVS 2.4.2)', async () => {
    const browser = newBrowser(test.app.getHttpServer());
    const answers = Array.from({ length: 20 }, () =>
      browser.post('/api/auth/sign-up/email').send({ name: 'Ada', email: newEmail(), password: PASSWORD }),
    );
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(3);
    expect(statuses.filter((status) => status === 429)).toHaveLength(17);
  });

  it('is held to that also for who hangs up before the answer (ASVS 2.4.2)', async () => {
    const refused = () => test.log.filter((line) => line.includes('"code":"rate_limited"')).length;
    const email = () => `hangs-up-${newEmail()}`;
    const before = refused();
    for (let time = 0; time < 20; time++) {
      const account = JSON.stringify({ name: 'Ada', email: email(), password: PASSWORD });
      const headers = [
        `Origin: ${APP_URL}`,
        'Content-Type: application/json',
        'X-Forwarded-For: 203.0.113.99',
      ];
      await sendAndHangUp(test, request('POST /api/auth/sign-up/email', headers, account));
    }
    while (refused() < before + 17) await sleep(10);
    await sleep(500); // for those that were let through
    const accounts = await test.sql("SELECT FROM users WHERE email LIKE 'hangs-up-%'");
    expect(accounts.length).toBeLessThanOrEqual(3);
    expect(refused() + accounts.length).toBe(before + 20);
  }, 20_000);
});

/** What a program does that wants the deed, and no answer. */
async function sendAndHangUp({ app }: TestApp, bytes: string): Promise<void> {
  const { port } = app.getHttpServer().address() as AddressInfo;
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(bytes, () => socket.resetAndDestroy());
  await once(socket, 'close');
}

describe('the API', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp({ apiRequestsPerMinute: 20 });
  });
  afterAll(() => test.close());

  it('is held to so many requests of a user, and a fifth of that to write (ASVS 2.4.1)', async () => {
    const [ada, bob] = [await test.newUser(), await test.newUser()];
    const write = (user: TestUser) => user.as('post', '/api/todos').send({ title: 'a' });
    for (let count = 0; count < 4; count++) await write(ada).expect(201);
    const refused = await write(ada).expect(429);
    expect(refused.body).toMatchObject({ code: 'rate_limited' });
    const seconds = Number(refused.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    // 20 less 4 writes, and the request for the access token; what was refused counts nothing
    for (let count = 0; count < 15; count++) await ada.as('get', '/api/todos').expect(200);
    await ada.as('get', '/api/todos').expect(429);
    await bob.as('get', '/api/todos').expect(200);
  });
});
