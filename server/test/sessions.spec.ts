import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { randomUUID } from 'node:crypto';
import { createTestApp, type TestApp } from './support/test-app.ts';
import { accessToken, newBrowser, PASSWORD, type TestUser } from './support/test-user.ts';

const FIREFOX = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0';

interface Item {
  id: string;
  current: boolean;
  browser: string | null;
}

/** A device of a user: what it may ask for with its token. */
interface Device {
  sessionId: string;
  browser: TestUser['browser'];
  as: TestUser['as'];
}

let test: TestApp;
let ada: TestUser;
let eve: TestUser;
beforeAll(async () => {
  test = await createTestApp();
});
beforeEach(async () => {
  ada = await test.newUser();
  eve = await test.newUser();
});
afterAll(() => test.close());

const sidOf = (token: string) => String(decodeJwt(token)['sid']);

async function signIn({ email }: TestUser, userAgent = FIREFOX): Promise<Device> {
  const browser = newBrowser(test.app.getHttpServer()).set('User-Agent', userAgent);
  await browser.post('/api/auth/sign-in/email').send({ email, password: PASSWORD }).expect(200);
  const token = await accessToken(browser);
  const as: TestUser['as'] = (method, path) => test.api[method](path).set('Authorization', `Bearer ${token}`);
  return { sessionId: sidOf(token), browser, as };
}

const list = async (device: Pick<Device, 'as'>) =>
  ((await device.as('get', '/api/sessions').expect(200)).body as { items: Item[] }).items;
const idsOf = async (device: Pick<Device, 'as'>) => (await list(device)).map(({ id }) => id);
const rowsOf = (user: TestUser) =>
  test.sql('SELECT * FROM sessions WHERE user_id = $1 ORDER BY id', [user.id]);
const eventsOf = (user: TestUser) =>
  test.sql<{ type: string; session_id: string }>(
    "SELECT type, outcome, session_id, user_agent FROM auth_events WHERE user_id = $1 AND type LIKE '%ended' ORDER BY id",
    [user.id],
  );

async function expectEnded({ as, browser }: Pick<Device, 'as' | 'browser'>): Promise<void> {
  expect((await as('get', '/api/todos').expect(401)).body).toMatchObject({ code: 'session_revoked' });
  await browser.get('/api/auth/token').expect(401);
}

describe('GET /api/sessions', () => {
  it('lists the devices that are signed in, without their tokens (ASVS 7.5.2)', async () => {
    const phone = await signIn(ada);
    const answer = await phone.as('get', '/api/sessions').expect(200);
    expect((answer.body as { items: Item[] }).items).toContainEqual({
      id: phone.sessionId,
      current: true,
      browser: 'Firefox 140',
      system: 'macOS',
      address: expect.stringMatching(/^10\./),
      createdAt: expect.stringMatching(/Z$/),
      lastSeenAt: expect.stringMatching(/Z$/),
      expiresAt: expect.stringMatching(/Z$/),
    });
    expect(await list(ada)).toEqual([
      expect.objectContaining({ id: phone.sessionId, current: false }),
      expect.objectContaining({ id: sidOf(ada.token), current: true }),
    ]);
    for (const { token } of (await rowsOf(ada)) as { token: string }[])
      expect(answer.text).not.toContain(token);
  });

  it('has the one used last first', async () => {
    const [phone, tablet] = [await signIn(ada), await signIn(ada)];
    const used = (id: string, hours: number) =>
      test.sql("UPDATE sessions SET updated_at = now() - $2 * interval '1 hour' WHERE id = $1", [id, hours]);
    await used(tablet.sessionId, 3);
    await used(phone.sessionId, 1);
    await used(sidOf(ada.token), 2);
    expect(await idsOf(ada)).toEqual([phone.sessionId, sidOf(ada.token), tablet.sessionId]);
  });

  it('leaves out those that have run out, and those of others (ASVS 8.2.2)', async () => {
    const phone = await signIn(ada);
    await test.sql("UPDATE sessions SET expires_at = now() - interval '1 second' WHERE id = $1", [
      phone.sessionId,
    ]);
    expect(await idsOf(ada)).toEqual([sidOf(ada.token)]);
    expect(await idsOf(eve)).toEqual([sidOf(eve.token)]);
  });

  it.each([
    ['4 kB of it', 'Mozilla/5.0 ('.repeat(315)],
    ['names every object has', '__proto__/1 constructor (toString)'],
    ['markup', '<script>alert(1)</script>/1 (x)'],
    ['bytes beyond ASCII', '\u0085\u00ff/1 (\u009b)'],
    ['nothing', ''],
  ])('knows no browser in a user agent of %s, and still answers', async (_, userAgent) => {
    const { sessionId } = await signIn(ada, userAgent);
    const found = (await list(ada)).find(({ id }) => id === sessionId);
    expect(found).toMatchObject({ browser: null, system: null });
  });

  it('is not troubled by control characters in what was kept', async () => {
    await test.sql('UPDATE sessions SET user_agent = $2, ip_address = $3 WHERE id = $1', [
      sidOf(ada.token),
      '\u0001\n\r\u001b[31m\u2028/1 (x)',
      '',
    ]);
    expect(await list(ada)).toEqual([
      expect.objectContaining({ browser: null, system: null, address: null }),
    ]);
  });

  it('takes no other verb', async () => {
    await ada.as('post', '/api/sessions').send({}).expect(405);
  });
});

describe('DELETE /api/sessions/:id', () => {
  it('signs out another device: its token and its cookie are worth nothing (ASVS 7.5.2, 7.4.1)', async () => {
    const phone = await signIn(ada);
    await phone.as('get', '/api/todos').expect(200);
    await ada.as('delete', `/api/sessions/${phone.sessionId}`).expect(204, '');
    await expectEnded(phone);
    expect(await idsOf(ada)).toEqual([sidOf(ada.token)]);
  });

  it('signs out the device that asks', async () => {
    await ada.as('delete', `/api/sessions/${sidOf(ada.token)}`).expect(204);
    await expectEnded(ada);
  });

  it('is in the log with the session that did it (ASVS 16.3.1)', async () => {
    const phone = await signIn(ada);
    await phone
      .as('delete', `/api/sessions/${sidOf(ada.token)}`)
      .set('User-Agent', 'curl/8')
      .expect(204);
    expect(await eventsOf(ada)).toEqual([
      { type: 'session_ended', outcome: 'success', session_id: phone.sessionId, user_agent: 'curl/8' },
    ]);
  });

  it('is in the log with the address of the proxy when that names none (ASVS 16.4.1)', async () => {
    const phone = await signIn(ada);
    const hostile = '<script>"\\n{"level":60}';
    await ada.as('delete', `/api/sessions/${phone.sessionId}`).set('X-Forwarded-For', hostile).expect(204);
    expect(
      await test.sql("SELECT ip_address FROM auth_events WHERE user_id = $1 AND type = 'session_ended'", [
        ada.id,
      ]),
    ).toEqual([{ ip_address: '127.0.0.1' }]);
  });

  it("is 403 for another user's session, which goes on (ASVS 8.2.2)", async () => {
    const before = await rowsOf(ada);
    for (const id of [sidOf(ada.token), sidOf(ada.token).toUpperCase()]) {
      const answer = await eve.as('delete', `/api/sessions/${id}`).expect(403);
      expect(answer.body).toMatchObject({ code: 'not_owner' });
    }
    expect(await rowsOf(ada)).toEqual(before);
    await ada.as('get', '/api/todos').expect(200);
    expect([await eventsOf(ada), await eventsOf(eve)]).toEqual([[], []]);
  });

  it('is 404 for one that is not, or no more', async () => {
    const phone = await signIn(ada);
    await ada.as('delete', `/api/sessions/${phone.sessionId}`).expect(204);
    for (const id of [randomUUID(), phone.sessionId]) {
      const answer = await ada.as('delete', `/api/sessions/${id}`).expect(404);
      expect(answer.body).toMatchObject({ code: 'not_found' });
    }
    expect(await eventsOf(ada)).toHaveLength(1);
  });

  it.each(['abc', 'others', "'%20OR%20true--", 'null'])('is 400 for what is no id (%s)', async (id) => {
    const before = await rowsOf(ada);
    await ada.as('delete', `/api/sessions/${id}`).expect(400);
    expect(await rowsOf(ada)).toEqual(before);
  });
});

describe('DELETE /api/sessions?others=true', () => {
  it('signs out all devices of the user but the one that asks (ASVS 7.5.2)', async () => {
    const others = [await signIn(ada), await signIn(ada), ada];
    const kept = await signIn(ada);
    const hers = await signIn(eve);
    await kept.as('delete', '/api/sessions?others=true').expect(204, '');
    for (const device of others) await expectEnded(device);
    expect(await idsOf(kept)).toEqual([kept.sessionId]);
    await kept.browser.get('/api/auth/token').expect(200);
    expect(await idsOf(hers)).toHaveLength(2);
    expect(await eventsOf(ada)).toEqual([
      { type: 'other_sessions_ended', outcome: 'success', session_id: kept.sessionId, user_agent: null },
    ]);
  });

  it('is fine when there are no others, and nothing to tell', async () => {
    await ada.as('delete', '/api/sessions?others=true').expect(204);
    expect([await idsOf(ada), await eventsOf(ada)]).toEqual([[sidOf(ada.token)], []]);
  });

  it.each([
    '',
    '?others=',
    '?others=false',
    '?others=1',
    '?others=true&others=true',
    '?others=true&all=true',
    '?other=true',
  ])('ends nothing without saying so (%s)', async (query) => {
    await signIn(ada);
    const before = await rowsOf(ada);
    const answer = await ada.as('delete', `/api/sessions${query}`).expect(400);
    expect(answer.body).toMatchObject({ code: 'validation_failed' });
    expect(await rowsOf(ada)).toEqual(before);
  });
});

describe('without a token', () => {
  it.each([
    ['get', '/api/sessions'],
    ['delete', '/api/sessions?others=true'],
    ['delete', `/api/sessions/${randomUUID()}`],
  ] as const)('%s %s is 401 (ASVS 8.2.1)', async (method, path) => {
    expect((await test.api[method](path).expect(401)).body).toMatchObject({ code: 'token_missing' });
  });
});
