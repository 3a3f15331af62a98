import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { performance } from 'node:perf_hooks';
import { hashPassword } from '../src/auth/password-hash.ts';
import { LEAST_HASH_COST } from '../src/config/env-schema.ts';
import type { HashCost } from '../src/config/env.ts';
import { MailCatcher, tokenIn } from './support/mail-catcher.ts';
import { meanwhile } from './support/meanwhile.ts';
import { createTestApp, type TestApp } from './support/test-app.ts';
import { accessToken, newBrowser, newEmail, PASSWORD, type TestUser } from './support/test-user.ts';

const NEW_PASSWORD = 'another horse entirely';

let test: TestApp;
let mails: MailCatcher;
let server: Server;
beforeAll(async () => {
  mails = await MailCatcher.start();
  test = await createTestApp({ smtpUrl: mails.url, emailVerification: true });
  server = test.app.getHttpServer();
});
afterAll(async () => {
  await test.close();
  await mails.close();
});

/** As from a new browser. */
const post = (path: string, body: object) => newBrowser(server).post(`/api/auth/${path}`).send(body);
const signIn = (email: string, password = PASSWORD) => post('sign-in/email', { email, password });
const account = (email = newEmail()) => ({ name: 'Ada Lovelace', email, password: PASSWORD });
const mailedToken = async (to: string, kind: string) => tokenIn(await mails.next(to, kind));

/** Waits until all mail is out, so that what did not come will not come. */
async function allSent(): Promise<void> {
  while ((await test.sql('SELECT FROM mails')).length > 0) await sleep(20);
}

const mailsTo = (to: string, kind: string) =>
  mails.all.filter((mail) => mail.kind === kind && mail.recipients.includes(to));

async function resetToken(email: string): Promise<string> {
  await post('request-password-reset', { email }).expect(200);
  return mailedToken(email, 'reset-password');
}

describe('signing up where addresses must be proved', () => {
  it('signs nobody in, mails a link, and lets in once it was followed', async () => {
    const body = account();
    const answer = await post('sign-up/email', body).expect(200);
    expect(answer.body).toMatchObject({ verificationRequired: true, user: { emailVerified: false } });
    expect(answer.headers['set-cookie']).toBeUndefined();
    const refused = await signIn(body.email).expect(403);
    expect(refused.body).toMatchObject({ code: 'EMAIL_NOT_VERIFIED' });
    const token = await mailedToken(body.email, 'verify-email');
    await post('verify-email', { token }).expect(200, { status: true });
    await signIn(body.email).expect(200);
  });

  it('mails another link to who signs in with the right password, and none for a wrong one', async () => {
    const body = account();
    await post('sign-up/email', body).expect(200);
    await mails.next(body.email);
    await signIn(body.email, 'not the right one').expect(401);
    await signIn(body.email).expect(403);
    await post('verify-email', { token: await mailedToken(body.email, 'verify-email') }).expect(200);
    await allSent();
    expect(mailsTo(body.email, 'verify-email')).toHaveLength(2);
  });

  it('answers alike whether or not the address has an account, and tells its owner (ASVS 6.3.8)', async () => {
    const [fresh, known] = [account(), account()];
    await post('sign-up/email', known).expect(200);
    await mails.next(known.email);
    const answers = [await post('sign-up/email', fresh), await post('sign-up/email', known)];
    const shapes = answers.map(({ status, body, headers }) => ({
      status,
      keys: Object.keys((body as { user: object }).user).sort(),
      user: { ...(body as { user: object }).user, id: '', email: '', createdAt: '', updatedAt: '' },
      headers: Object.keys(headers).sort(),
    }));
    expect(shapes[0]).toEqual(shapes[1]);
    await mails.next(known.email, 'account-exists');
    expect(await test.sql('SELECT FROM users WHERE email = $1', [known.email])).toHaveLength(1);
  });

  it('of ten at once with one address makes one account and answers all alike (ASVS 15.4.1)', async () => {
    const body = account();
    const answers = await Promise.all(Array.from({ length: 10 }, () => post('sign-up/email', body)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(await test.sql('SELECT FROM users WHERE email = $1', [body.email])).toHaveLength(1);
  });

  it.each(['garbage', 'a.b.c', 'eyJhbGciOiJub25lIn0.eyJlbWFpbCI6ImFAYi5jIn0.'])(
    'proves nothing with the token %s (ASVS 6.4.1)',
    async (token) => {
      await post('verify-email', { token }).expect(401);
    },
  );

  it('changes nothing on GET (ASVS 3.5.3)', async () => {
    const body = account();
    await post('sign-up/email', body).expect(200);
    const token = await mailedToken(body.email, 'verify-email');
    await test.api.get(`/api/auth/verify-email?token=${token}`).expect(405);
    await signIn(body.email).expect(403);
  });

  it('sends another link on request, to who waits for one alone, and answers all alike (ASVS 6.3.8)', async () => {
    const waiting = account();
    await post('sign-up/email', waiting).expect(200);
    await mails.next(waiting.email);
    const [ada, nobody] = [await test.newUser(), newEmail()];
    await allSent();
    const before = mailsTo(ada.email, 'verify-email').length;
    for (const email of [waiting.email, ada.email, nobody])
      await post('send-verification-email', { email }).expect(200, { status: true });
    const token = await mailedToken(waiting.email, 'verify-email');
    await post('verify-email', { token }).expect(200);
    await allSent();
    expect(mailsTo(ada.email, 'verify-email')).toHaveLength(before);
    expect(mailsTo(nobody, 'verify-email')).toEqual([]);
  });
});

describe('a forgotten password', () => {
  it('is replaced by the mailed link; all sessions end, and nobody is signed in (ASVS 7.4.3, 6.4.3)', async () => {
    const user = await test.newUser();
    const token = await resetToken(user.email);
    const answer = await post('reset-password', { token, newPassword: NEW_PASSWORD }).expect(200);
    expect(answer.headers['set-cookie']).toBeUndefined();
    await user.as('get', '/api/todos').expect(401);
    await user.browser.get('/api/auth/token').expect(401);
    await signIn(user.email).expect(401);
    await signIn(user.email, NEW_PASSWORD).expect(200);
    await mails.next(user.email, 'password-changed');
  });

  it('takes each link once, one of ten at the same moment (ASVS 6.5.1)', async () => {
    const user = await test.newUser();
    const token = await resetToken(user.email);
    const tries = Array.from({ length: 10 }, () =>
      post('reset-password', { token, newPassword: NEW_PASSWORD }),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 400)).toHaveLength(9);
    await post('reset-password', { token, newPassword: PASSWORD }).expect(400);
  });

  it('takes no link older than ten minutes (ASVS 6.5.5)', async () => {
    const user = await test.newUser();
    const token = await resetToken(user.email);
    const [row] = await test.sql<{ life: number }>(
      'SELECT extract(epoch FROM expires_at - created_at)::float AS life FROM verifications WHERE value = $1',
      [user.id],
    );
    expect(row?.life).toBeCloseTo(600, 0);
    await test.sql("UPDATE verifications SET expires_at = now() - interval '1 second' WHERE value = $1", [
      user.id,
    ]);
    const late = await post('reset-password', { token, newPassword: NEW_PASSWORD }).expect(400);
    expect(late.body).toMatchObject({ code: 'INVALID_TOKEN' });
  });

  it('leaves no usable link in the database (ASVS 6.5.2)', async () => {
    const user = await test.newUser();
    const token = await resetToken(user.email);
    const rows = await test.sql('SELECT * FROM verifications');
    const waiting = await test.sql('SELECT * FROM mails');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify([rows, waiting])).not.toContain(token);
  });

  it('withdraws older links when the password changes', async () => {
    const user = await test.newUser();
    const [older, newer] = [await resetToken(user.email), await resetToken(user.email)];
    await post('reset-password', { token: newer, newPassword: NEW_PASSWORD }).expect(200);
    await post('reset-password', { token: older, newPassword: PASSWORD }).expect(400);
  });

  it('answers alike whether or not the address has an account (ASVS 6.3.8)', async () => {
    const { email } = await test.newUser();
    const answers = [
      await post('request-password-reset', { email }),
      await post('request-password-reset', { email: newEmail() }),
    ];
    expect(answers[0]?.status).toBe(200);
    expect(answers[0]?.body).toEqual(answers[1]?.body);
  });

  it('is replaced once of two links at the same moment; the other is told to wait, without a 500', async () => {
    const user = await test.newUser();
    const token = await resetToken(user.email);
    const late = await meanwhile(
      test,
      ['UPDATE accounts SET password = $2 WHERE user_id = $1', [user.id, await weakHash(PASSWORD)]],
      post('reset-password', { token, newPassword: NEW_PASSWORD }),
    );
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ code: 'conflict' });
  });

  it('of an account that is deleted meanwhile is 400, not 500', async () => {
    const user = await test.newUser();
    const token = await resetToken(user.email);
    const late = await meanwhile(
      test,
      ['DELETE FROM users WHERE id = $1', [user.id]],
      post('reset-password', { token, newPassword: NEW_PASSWORD }),
    );
    expect(late.status).toBe(400);
    expect(late.body).toMatchObject({ code: 'INVALID_TOKEN' });
  });

  it('lets the owner in again where he had guessed too often', async () => {
    const user = await test.newUser();
    const known = newBrowser(server);
    const attempt = (password: string) =>
      known.post('/api/auth/sign-in/email').send({ email: user.email, password });
    await attempt(PASSWORD).expect(200);
    for (let time = 0; time < 10; time++) await attempt('not the right one').expect(401);
    await attempt(PASSWORD).expect(429);
    const token = await resetToken(user.email);
    await known.post('/api/auth/reset-password').send({ token, newPassword: NEW_PASSWORD }).expect(200);
    await attempt(NEW_PASSWORD).expect(200);
  });

  it.each([
    ['sign-up/email', () => account()],
    ['request-password-reset', () => ({ email: newEmail() })],
    ['send-verification-email', () => ({ email: newEmail() })],
  ])(
    'at %s, time tells nothing: no answer comes before a quarter of a second (ASVS 6.3.8)',
    async (path, body) => {
      const asked = performance.now();
      await post(path, body()).expect(200);
      expect(performance.now() - asked).toBeGreaterThanOrEqual(249);
    },
  );

  it('refuses a weak new one with the reason, and the link still works (ASVS 6.2.4, 6.2.11)', async () => {
    const user = await test.newUser();
    const token = await resetToken(user.email);
    for (const newPassword of ['short', 'password1234', `${user.email.split('@')[0] ?? ''}!!`]) {
      const answer = await post('reset-password', { token, newPassword }).expect(400);
      const { errors } = answer.body as { errors: { pointer: string }[] };
      expect(errors[0]?.pointer).toBe('/newPassword');
    }
    await post('reset-password', { token, newPassword: NEW_PASSWORD }).expect(200);
  });

  it('sends no more than five mails to one address in an hour, and tells nobody', async () => {
    const { email } = await test.newUser();
    for (let time = 0; time < 7; time++) await post('request-password-reset', { email }).expect(200);
    for (let time = 0; time < 5; time++) await mails.next(email, 'reset-password');
    expect(mailsTo(email, 'reset-password')).toHaveLength(5);
  });

  it('cannot be guessed at: 429 after ten tries (ASVS 6.6.3)', async () => {
    const browser = newBrowser(server);
    const guess = () =>
      browser.post('/api/auth/reset-password').send({ token: 'guess', newPassword: NEW_PASSWORD });
    for (let time = 0; time < 10; time++) await guess().expect(400);
    const refused = await guess().expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('the steps of a flow', () => {
  it('cannot be taken out of order, or twice (ASVS 2.3.1)', async () => {
    await post('reset-password', { token: 'none-was-asked-for', newPassword: NEW_PASSWORD }).expect(400);
    await post('reset-password', { newPassword: NEW_PASSWORD }).expect(400);
    const body = account();
    await post('sign-up/email', body).expect(200);
    const token = await mailedToken(body.email, 'verify-email');
    await post('reset-password', {
      token: token.slice(0, 100).replaceAll('.', '-'),
      newPassword: NEW_PASSWORD,
    }).expect(400);
    await post('verify-email', { token }).expect(200);
    await post('verify-email', { token }).expect(200); // proved is proved: it changes nothing
    await signIn(body.email).expect(200);
  });
});

describe('a password', () => {
  it('does not grow old (ASVS 6.2.10)', async () => {
    const user = await test.newUser();
    await test.sql(
      "UPDATE accounts SET created_at = now() - interval '400 days', updated_at = now() - interval '400 days' WHERE user_id = $1",
      [user.id],
    );
    await signIn(user.email).expect(200);
  });

  it('is hashed anew at the next sign-in when the parameters have changed (ASVS 11.4.2)', async () => {
    const user = await test.newUser();
    const hash = await weakHash(PASSWORD);
    await test.sql('UPDATE accounts SET password = $1 WHERE user_id = $2', [hash, user.id]);
    await signIn(user.email, 'not the right one').expect(401);
    expect(await passwordOf(user)).toBe(hash);
    await signIn(user.email).expect(200);
    expect(await passwordOf(user)).toContain(
      `$m=${test.env.hashCost.memory},t=${test.env.hashCost.passes},p=1$`,
    );
    await signIn(user.email).expect(200);
  });

  it('is all there is to know: no hints, no questions (ASVS 6.4.2)', async () => {
    const columns = await test.sql<{ column_name: string }>(
      "SELECT column_name FROM information_schema.columns WHERE table_name IN ('users', 'accounts')",
    );
    expect(columns.length).toBeGreaterThan(10);
    expect(columns.filter(({ column_name }) => /hint|question|answer|pin/.test(column_name))).toEqual([]);
  });
});

/** As it would have been made when hashes were to cost less. */
const weakHash = (password: string) => hashPassword(password, { memory: 32, passes: 1 });

async function passwordOf({ id }: TestUser): Promise<string | undefined> {
  const rows = await test.sql<{ password: string }>('SELECT password FROM accounts WHERE user_id = $1', [id]);
  return rows[0]?.password;
}

describe('signing in with the old password while it is replaced', () => {
  let quick: HashCost;
  beforeAll(() => {
    quick = test.env.hashCost;
    test.env.hashCost = LEAST_HASH_COST; // hashes take as long as in production, so that the two do meet
  });
  afterAll(() => {
    test.env.hashCost = quick;
  });

  it('opens nothing, however the two meet (ASVS 7.4.3)', async () => {
    for (let round = 0; round < 12; round++) {
      const user = await test.newUser();
      const token = await resetToken(user.email);
      const replaced = post('reset-password', { token, newPassword: NEW_PASSWORD }).then(
        ({ status }) => status,
      );
      const signIns = Array.from({ length: 6 }, async (_, index) => {
        await sleep(index * 6 + round);
        return (await signIn(user.email)).status;
      });
      expect(await replaced).toBe(200);
      for (const status of await Promise.all(signIns)) expect([200, 401]).toContain(status);
      expect(await test.sql('SELECT FROM sessions WHERE user_id = $1', [user.id])).toEqual([]);
    }
  }, 30_000);

  it('waits for the new one, and finds the old one gone', async () => {
    const user = await test.newUser();
    const replaced = 'UPDATE accounts SET password = $2 WHERE user_id = $1';
    const late = await meanwhile(
      test,
      [replaced, [user.id, await weakHash(NEW_PASSWORD)]],
      signIn(user.email),
    );
    expect(late.status).toBe(401);
    expect(await test.sql('SELECT FROM sessions WHERE user_id = $1', [user.id])).toEqual([]);
    await signIn(user.email, NEW_PASSWORD).expect(200);
  });
});

describe('a change of password', () => {
  const change = (user: TestUser, body: object) => user.browser.post('/api/auth/change-password').send(body);

  it('asks for the current one (ASVS 6.2.2, 6.2.3)', async () => {
    const user = await test.newUser();
    const missing = await change(user, { newPassword: NEW_PASSWORD }).expect(403);
    expect(missing.body).toMatchObject({ code: 'reauthentication_required' });
    const wrong = { currentPassword: 'not the right one', newPassword: NEW_PASSWORD };
    expect((await change(user, wrong).expect(400)).body).toMatchObject({ code: 'INVALID_PASSWORD' });
    await user.as('get', '/api/todos').expect(200);
  });

  it('ends all other sessions, replaces its own, and shows no token of it (ASVS 7.4.3, 3.3.4)', async () => {
    const user = await test.newUser();
    const other = newBrowser(server);
    await other.post('/api/auth/sign-in/email').send({ email: user.email, password: PASSWORD }).expect(200);
    const answer = await change(user, { currentPassword: PASSWORD, newPassword: NEW_PASSWORD }).expect(200);
    expect(answer.body).not.toHaveProperty('token');
    await other.get('/api/auth/token').expect(401);
    await user.as('get', '/api/todos').expect(401);
    const renewed = await accessToken(user.browser);
    await test.api.get('/api/todos').set('Authorization', `Bearer ${renewed}`).expect(200);
    await mails.next(user.email, 'password-changed');
  });

  it('proved by a password that is replaced meanwhile changes nothing, and says when to try again (ASVS 7.4.3)', async () => {
    const user = await test.newUser();
    const reset = 'UPDATE accounts SET password = $2 WHERE user_id = $1';
    const late = await meanwhile(
      test,
      [reset, [user.id, await weakHash(NEW_PASSWORD)]],
      change(user, { currentPassword: PASSWORD, newPassword: 'what a thief would like' }),
    );
    expect(late.status).toBe(409);
    expect(late.headers).toMatchObject({ 'retry-after': '10' });
    expect(late.body).toMatchObject({ code: 'conflict' });
    await signIn(user.email, 'what a thief would like').expect(401);
    await signIn(user.email, NEW_PASSWORD).expect(200);
  });

  it.each([
    ['deleted', 'DELETE FROM users WHERE id = $1'],
    ['banned', 'UPDATE users SET banned_at = now() WHERE id = $1'],
  ])('of an account that is %s meanwhile is 401, not 500', async (_, sql) => {
    const user = await test.newUser();
    const late = await meanwhile(
      test,
      [sql, [user.id]],
      change(user, { currentPassword: PASSWORD, newPassword: NEW_PASSWORD }),
    );
    expect(late.status).toBe(401);
    expect(await test.sql('SELECT FROM sessions WHERE user_id = $1', [user.id])).toEqual([]);
  });

  it('is held to ten wrong tries, of the session and nobody else', async () => {
    const user = await test.newUser();
    const wrong = { currentPassword: 'not the right one', newPassword: NEW_PASSWORD };
    for (let time = 0; time < 10; time++) await change(user, wrong).expect(400);
    await change(user, { currentPassword: PASSWORD, newPassword: NEW_PASSWORD }).expect(429);
    await signIn(user.email).expect(200);
  });

  it('without a session is 401', async () => {
    await post('change-password', { currentPassword: PASSWORD, newPassword: NEW_PASSWORD }).expect(401);
  });
});

describe('a change of address', () => {
  const change = (user: TestUser, body: object) => user.browser.post('/api/auth/change-email').send(body);

  it('asks for the password (ASVS 7.5.1)', async () => {
    const user = await test.newUser();
    const next = newEmail();
    const missing = await change(user, { newEmail: next }).expect(403);
    expect(missing.body).toMatchObject({ code: 'reauthentication_required' });
    const wrong = await change(user, { newEmail: next, password: 'not the right one' }).expect(400);
    expect(wrong.body).toMatchObject({ code: 'INVALID_PASSWORD' });
  });

  it('happens once both addresses have agreed, and the old one is told (ASVS 6.3.7)', async () => {
    const user = await test.newUser();
    const next = newEmail();
    await change(user, { newEmail: next, password: PASSWORD }).expect(200, { status: true });
    const agreed = await mailedToken(user.email, 'confirm-email-change');
    await post('verify-email', { token: agreed }).expect(200, { status: true, next: 'check-new-inbox' });
    await signIn(next).expect(401);
    const proved = await mailedToken(next, 'verify-new-email');
    await post('verify-email', { token: proved }).expect(200, { status: true });
    await signIn(next).expect(200);
    await signIn(user.email).expect(401);
    await mails.next(user.email, 'email-changed');
    await post('verify-email', { token: agreed }).expect(401);
    await post('verify-email', { token: proved }).expect(401);
  });

  it('to the address of another account is answered like any other, and sends nothing there', async () => {
    const [user, other] = [await test.newUser(), await test.newUser()];
    await change(user, { newEmail: other.email, password: PASSWORD }).expect(200, { status: true });
    expect(mailsTo(other.email, 'verify-new-email')).toEqual([]);
  });

  it('that was asked for before the password was replaced does not happen any more', async () => {
    const user = await test.newUser();
    const next = newEmail();
    await change(user, { newEmail: next, password: PASSWORD }).expect(200);
    await post('verify-email', { token: await mailedToken(user.email, 'confirm-email-change') }).expect(200);
    const proved = await mailedToken(next, 'verify-new-email');
    const token = await resetToken(user.email);
    await post('reset-password', { token, newPassword: NEW_PASSWORD }).expect(200);
    const refused = await post('verify-email', { token: proved }).expect(401);
    expect(refused.body).toMatchObject({ code: 'INVALID_TOKEN' });
    await signIn(next, NEW_PASSWORD).expect(401);
    await signIn(user.email, NEW_PASSWORD).expect(200);
  });

  it('to an address that somebody takes meanwhile is refused, without a 500', async () => {
    const user = await test.newUser();
    const next = newEmail();
    await change(user, { newEmail: next, password: PASSWORD }).expect(200);
    await post('verify-email', { token: await mailedToken(user.email, 'confirm-email-change') }).expect(200);
    const proved = await mailedToken(next, 'verify-new-email');
    await post('sign-up/email', account(next)).expect(200);
    const refused = await post('verify-email', { token: proved }).expect(401);
    expect(refused.body).toMatchObject({ code: 'INVALID_TOKEN' });
  });
});

describe('deleting the account', () => {
  const remove = (user: TestUser, body: object) => user.browser.post('/api/auth/delete-user').send(body);

  it('asks for the password (ASVS 7.5.3)', async () => {
    const user = await test.newUser();
    expect((await remove(user, {}).expect(403)).body).toMatchObject({ code: 'reauthentication_required' });
    await remove(user, { password: 'not the right one' }).expect(400);
    await user.as('get', '/api/todos').expect(200);
  });

  it('removes all of it at once, says so by mail, and frees the address without its past (ASVS 10.3.3)', async () => {
    const user = await test.newUser();
    await mails.next(user.email, 'verify-email');
    await user.addTodo();
    await remove(user, { password: PASSWORD }).expect(200);
    for (const table of ['sessions', 'accounts', 'todos'])
      expect(await test.sql(`SELECT FROM ${table} WHERE user_id = $1`, [user.id])).toEqual([]);
    await mails.next(user.email, 'account-deleted');
    await signIn(user.email).expect(401);
    await post('sign-up/email', account(user.email)).expect(200);
    await post('verify-email', { token: await mailedToken(user.email, 'verify-email') }).expect(200);
    const again = newBrowser(server);
    await again.post('/api/auth/sign-in/email').send({ email: user.email, password: PASSWORD }).expect(200);
    const token = await accessToken(again);
    const list = await test.api.get('/api/todos').set('Authorization', `Bearer ${token}`).expect(200);
    expect(list.body).toMatchObject({ items: [] });
  });
});

describe('signing in after five failures', () => {
  it('is told to the owner by mail (ASVS 6.3.5)', async () => {
    const user = await test.newUser();
    for (let time = 0; time < 5; time++) await signIn(user.email, 'not the right one').expect(401);
    await signIn(user.email).expect(200);
    const mail = await mails.next(user.email, 'failed-sign-ins');
    expect(mail.text).toContain('5');
  });
});
