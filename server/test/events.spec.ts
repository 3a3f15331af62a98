import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { HttpAdapterHost } from '@nestjs/core';
import { getRepositoryToken } from '@nestjs/typeorm';
import { decodeJwt } from 'jose';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource, type Repository } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { createApp } from '../src/app.ts';
import { Statements } from '../src/database/statements.ts';
import { AuthEvent } from '../src/events/auth-event.entity.ts';
import { AuthEvents, type NewAuthEvent } from '../src/events/auth-events.ts';
import { EventRetention } from '../src/events/event-retention.ts';
import { createTestApp, type TestApp } from './support/test-app.ts';
import { newEmail, PASSWORD, type TestUser } from './support/test-user.ts';

const FIREFOX = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0';

interface Item {
  id: string;
  type: string;
  requestId: string;
}
interface Page {
  items: Item[];
  nextCursor: string | null;
}
interface Row {
  id: string;
  user_id: string | null;
  user_agent: string | null;
  reason: string | null;
}

let test: TestApp;
let events: AuthEvents;
let ada: TestUser;
let eve: TestUser;
beforeAll(async () => {
  test = await createTestApp();
  events = test.app.get(AuthEvents);
  ada = await test.newUser();
  eve = await test.newUser();
});
afterAll(() => test.close());

/** Records an event, of `ada` unless said otherwise. @returns its request id. */
async function record(event: Partial<NewAuthEvent> = {}, source: Partial<NewAuthEvent['source']> = {}) {
  const requestId = uuidv7();
  const from = { address: '203.0.113.7', userAgent: FIREFOX, requestId, ...source };
  const who = event.email === undefined ? { userId: ada.id } : {};
  await events.record({ type: 'sign_in', outcome: 'success', ...who, ...event, source: from });
  return requestId;
}

const rows = () => test.app.get<Repository<AuthEvent>>(getRepositoryToken(AuthEvent));
const rowOf = async (requestId: string) =>
  (await test.sql<Row>('SELECT * FROM auth_events WHERE request_id = $1', [requestId]))[0];

/** What was written to the log about a request, line by line. */
const linesOf = (requestId: string) =>
  test.log
    .filter((line) => line.includes(requestId) && line.includes('authentication event'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const read = async (user: TestUser, query = '') =>
  (await user.as('get', `/api/users/me/events${query}`).expect(200)).body as Page;

describe('an authentication event', () => {
  it('is a row that says who, what, when, from where, and how it ended (ASVS 16.2.1)', async () => {
    const sessionId = randomUUID();
    const requestId = await record({ outcome: 'failure', reason: 'rate_limited', sessionId });
    expect(await rowOf(requestId)).toEqual({
      id: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-7/),
      user_id: ada.id,
      session_id: sessionId,
      type: 'sign_in',
      outcome: 'failure',
      reason: 'rate_limited',
      ip_address: '203.0.113.7',
      user_agent: FIREFOX,
      request_id: requestId,
      created_at: expect.any(Date),
    });
  });

  it('is a line in the log that says the same, as a warning when it failed (ASVS 16.3.1)', async () => {
    const sessionId = randomUUID();
    const succeeded = await record({ sessionId });
    const failed = await record({ outcome: 'failure', reason: 'wrong', email: ada.email });
    const said = { event: 'sign_in', userId: ada.id, address: '203.0.113.7', userAgent: FIREFOX };
    expect(linesOf(succeeded)).toEqual([
      expect.objectContaining({
        ...{ ...said, level: 30, outcome: 'success', reason: null, sessionId, requestId: succeeded },
      }),
    ]);
    expect(linesOf(failed)).toEqual([
      expect.objectContaining({ ...said, level: 40, outcome: 'failure', reason: 'wrong', sessionId: null }),
    ]);
  });

  it('finds the account of an e-mail, and keeps the e-mail nowhere (ASVS 16.2.5)', async () => {
    const stranger = newEmail();
    const known = await record({ email: ada.email.toUpperCase() });
    const unknown = await record({ email: stranger });
    const found = [await rowOf(known), await rowOf(unknown)];
    expect(found.map((row) => row?.user_id)).toEqual([ada.id, null]);
    const written = JSON.stringify([found, linesOf(known), linesOf(unknown)]).toLowerCase();
    expect(written).toContain(ada.id);
    for (const email of [ada.email, stranger]) expect(written).not.toContain(email);
  });

  it('takes the same single statement whether or not an address has an account (ASVS 6.3.8)', async () => {
    const query = jest.spyOn(test.app.get(Statements), 'rows');
    const statementsOf = async (email: string) => {
      query.mockClear();
      await record({ email });
      return query.mock.calls.map(([, statement]) => statement);
    };
    const statements = [await statementsOf(ada.email), await statementsOf(newEmail())];
    query.mockRestore();
    expect(statements[0]).toHaveLength(1);
    expect(statements[1]).toEqual(statements[0]);
  });

  it('cuts what is long, and takes what PostgreSQL and UTF-8 cannot hold', async () => {
    const reason = `\0${'r'.repeat(4_096)}`;
    const userAgent = `\0\ud800${'🦊'.repeat(2_048)}`;
    const requestId = await record({ reason, email: '\0\ud800@example.org' }, { userAgent });
    const kept = [`\uFFFD${'r'.repeat(99)}`, `\uFFFD\uFFFD${'🦊'.repeat(255)}`];
    const row = await rowOf(requestId);
    expect([row?.reason, row?.user_agent]).toEqual(kept);
    expect(linesOf(requestId).map((line) => [line['reason'], line['userAgent']])).toEqual([kept]);
  });

  it('is one line of JSON, whatever its user agent says (ASVS 16.4.1)', async () => {
    const userAgent = '\n{"level":"fatal"}\r\n\u2028","level":60,"x":"\u001b[2J';
    const requestId = await record({ outcome: 'failure', reason: userAgent }, { userAgent });
    const text = test.log.filter((line) => line.includes(requestId)).join('');
    expect(text.trimEnd().split('\n')).toHaveLength(1);
    expect(linesOf(requestId)).toEqual([
      expect.objectContaining({ level: 40, userAgent, reason: userAgent }),
    ]);
  });

  it('that the database does not take is in the log all the same, and stops nobody', async () => {
    const requestId = await record({ sessionId: 'no uuid', outcome: 'failure' });
    expect(await rowOf(requestId)).toBeUndefined();
    expect(linesOf(requestId).map(({ level }) => level)).toEqual([50, 40]);
    expect(linesOf(requestId)[1]).toMatchObject({ event: 'sign_in', userId: ada.id });
  });

  it('of signing up holds neither password nor cookie nor token (ASVS 16.2.5)', async () => {
    const table = JSON.stringify(await test.sql('SELECT * FROM auth_events'));
    for (const written of [table, test.log.join('')]) {
      expect(written).toContain(ada.id);
      for (const secret of [PASSWORD, ada.token, ada.email, 'session_token'])
        expect(written).not.toContain(secret);
    }
  });
});

describe('the table of events', () => {
  /** @returns the id of an event that old. */
  async function aged(days: number): Promise<string> {
    const id = uuidv7();
    await test.sql(
      `INSERT INTO auth_events (id, user_id, type, outcome, request_id, created_at)
       VALUES ($1, $2, 'sign_in', 'success', $1, now() - $3 * interval '1 day')`,
      [id, eve.id, days],
    );
    return id;
  }
  const exists = async (id: string) =>
    (await test.sql('SELECT FROM auth_events WHERE id = $1', [id])).length > 0;

  it.each([
    ['UPDATE', "UPDATE auth_events SET outcome = 'success'"],
    ['DELETE', 'DELETE FROM auth_events'],
    ['TRUNCATE', 'TRUNCATE auth_events'],
  ])('refuses %s (ASVS 16.4.2)', async (_, statement) => {
    const requestId = await record({ outcome: 'failure' });
    const before = await rowOf(requestId);
    await expect(test.sql(statement)).rejects.toThrow('auth_events is append-only');
    expect(await rowOf(requestId)).toEqual(before);
  });

  it('lets go of an event after 180 days, not before, and lets no old one be changed', async () => {
    const [young, old] = [await aged(179), await aged(181)];
    await expect(test.sql('DELETE FROM auth_events WHERE id = $1', [young])).rejects.toThrow('append-only');
    await expect(test.sql('UPDATE auth_events SET reason = NULL WHERE id = $1', [old])).rejects.toThrow(
      'append-only',
    );
    await test.sql('DELETE FROM auth_events WHERE id = $1', [old]);
    expect([await exists(young), await exists(old)]).toEqual([true, false]);
  });

  it('is rid of what is older, batch by batch, by several instances at once', async () => {
    const young = await aged(179);
    await test.sql(
      `INSERT INTO auth_events (id, type, outcome, request_id, created_at)
       SELECT gen_random_uuid(), 'sign_in', 'success', gen_random_uuid(), now() - interval '181 days'
       FROM generate_series(1, 2500)`,
    );
    const retention = test.app.get(EventRetention);
    await Promise.all([retention.remove(), retention.remove(), retention.remove()]);
    expect(
      await test.sql("SELECT FROM auth_events WHERE created_at < now() - interval '180 days'"),
    ).toHaveLength(0);
    expect(await exists(young)).toBe(true);
  });

  it('is rid of it when a server starts', async () => {
    const old = await aged(181);
    const another = await createApp(test.env);
    await another.close();
    expect(await exists(old)).toBe(false);
  });

  it('is left in peace before a server that stops closes its connections', async () => {
    const retention = new EventRetention(test.app.get(DataSource), test.app.get(HttpAdapterHost));
    const done: string[] = [];
    const stopped = await rows().manager.transaction(async (manager) => {
      await manager.query('LOCK TABLE auth_events');
      retention.onApplicationBootstrap();
      const stopping = retention.onModuleDestroy().then(() => done.push('stopped'));
      await sleep(50);
      done.push('unlocked');
      return { stopping };
    });
    await stopped.stopping;
    expect(done).toEqual(['unlocked', 'stopped']);
  });

  it('keeps the events of an account that is no more', async () => {
    const user = await test.newUser();
    const requestId = await record({ userId: user.id, type: 'account_deleted' });
    await test.sql('DELETE FROM users WHERE id = $1', [user.id]);
    expect(await rowOf(requestId)).toMatchObject({ user_id: user.id });
  });
});

describe('recordSignIn', () => {
  it('counts failed sign-ins since the last that did not fail, up to 1,000', async () => {
    const userId = randomUUID();
    const fail = () => record({ userId, outcome: 'failure' });
    const source = { address: '203.0.113.7', userAgent: FIREFOX, requestId: uuidv7() };
    const signIn = () => events.recordSignIn(userId, source);
    expect(await signIn()).toBe(0);
    await fail();
    expect(await signIn()).toBe(1);
    expect(await signIn()).toBe(0);
    await fail();
    await record({ userId, type: 'password_changed', outcome: 'failure' });
    await record({ userId, type: 'sign_out' });
    await fail();
    expect(await signIn()).toBe(2);
    await test.sql(
      `INSERT INTO auth_events (id, user_id, type, outcome, request_id)
       SELECT ('ffffffff-ffff-7fff-8fff-' || lpad(count::text, 12, '0'))::uuid, $1, 'sign_in', 'failure', $1
       FROM generate_series(1, 1200) AS count`,
      [userId],
    );
    expect(await signIn()).toBe(1_000);
  });
});

describe('GET /api/users/me/events', () => {
  it("shows one's own events, newest first, by name", async () => {
    const sessionId = String(decodeJwt(ada.token)['sid']);
    await record({ sessionId: randomUUID(), type: 'sign_out' });
    const requestId = await record({ outcome: 'failure', reason: 'rate_limited', sessionId });
    const { items } = await read(ada, '?limit=2');
    expect(items[0]).toEqual({
      id: (await rowOf(requestId))?.id,
      type: 'sign_in',
      outcome: 'failure',
      reason: 'rate_limited',
      at: expect.stringMatching(/^\d{4}-.*Z$/),
      address: '203.0.113.7',
      browser: 'Firefox 140',
      system: 'macOS',
      sessionId,
      current: true,
      requestId,
    });
    expect(items[1]).toMatchObject({ type: 'sign_out', current: false });
  });

  it('shows nobody the events of another, and those without an account to nobody (ASVS 8.2.2)', async () => {
    const hers = await record();
    const nobodys = await record({ email: newEmail() });
    expect((await read(ada)).items.map((item) => item.requestId)).toContain(hers);
    const { items } = await read(eve, '?limit=100');
    const seen = items.map((item) => item.requestId);
    expect(seen).not.toContain(hers);
    expect(seen).not.toContain(nobodys);
    const afterHers = Buffer.from((await rowOf(nobodys))?.id ?? '').toString('base64url'); // a place in her list
    const eves = await test.sql<Row>('SELECT id FROM auth_events WHERE user_id = $1', [eve.id]);
    const own = new Set(eves.map(({ id }) => id));
    const page = await read(eve, `?cursor=${afterHers}&limit=100`);
    expect(page.items.filter(({ id }) => !own.has(id))).toEqual([]);
  });

  it('knows nothing of an event without user agent and address', async () => {
    await record({}, { userAgent: undefined, address: undefined });
    expect((await read(ada, '?limit=1')).items[0]).toMatchObject({
      ...{ browser: null, system: null, address: null, sessionId: null, current: false },
    });
  });

  it('meets each of 250 events once, page by page, while more are added', async () => {
    const user = await test.newUser();
    for (let count = 0; count < 250; count++) await record({ userId: user.id });
    const wanted = await test.sql<Row>('SELECT id FROM auth_events WHERE user_id = $1 ORDER BY id DESC', [
      user.id,
    ]);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await read(user, `?limit=40${cursor && `&cursor=${cursor}`}`);
      expect(page.items.length).toBeLessThanOrEqual(40);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
      await record({ userId: user.id });
    }
    expect(wanted.length).toBeGreaterThanOrEqual(250);
    expect(seen).toEqual(wanted.map(({ id }) => id));
    expect((await read(user)).items).toHaveLength(50);
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=1e1',
    'limit=',
    'limit=1&limit=9',
    'unknown=1',
    'userId=x',
    'cursor=',
    'cursor=abc',
    `cursor=${Buffer.from(randomUUID()).toString('base64url')}`,
    `cursor=${Buffer.from(uuidv7()).toString('base64url')}A`,
    `cursor=${'a'.repeat(101)}`,
  ])('refuses ?%s (ASVS 2.2.1)', async (query) => {
    expect((await ada.as('get', `/api/users/me/events?${query}`).expect(400)).body).toMatchObject({
      code: 'validation_failed',
    });
  });

  it('wants a token (ASVS 8.2.1)', async () => {
    expect((await test.api.get('/api/users/me/events').expect(401)).body).toMatchObject({
      code: 'token_missing',
    });
  });
});

describe('what strangers can cause at an account by its address', () => {
  it('is in the table fifty times in an hour, and in the log each time', async () => {
    const user = await test.newUser();
    const ids: string[] = [];
    for (let count = 0; count < 60; count++)
      ids.push(await record({ email: user.email, type: 'password_reset_requested' }));
    const kept = await test.sql('SELECT FROM auth_events WHERE user_id = $1', [user.id]);
    expect(kept.length).toBeLessThanOrEqual(51); // his own sign-up is one
    expect(kept.length).toBeGreaterThanOrEqual(50);
    expect(ids.flatMap(linesOf)).toHaveLength(60);
  });
});
