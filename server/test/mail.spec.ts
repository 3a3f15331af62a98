import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import PostalMime from 'postal-mime';
import { DataSource } from 'typeorm';
import { ConfigModule } from '../src/config/config.module.ts';
import { type Env, loadEnv } from '../src/config/env.ts';
import { DatabaseModule } from '../src/database/database.module.ts';
import { MailQueue } from '../src/mail/mail-queue.ts';
import { MailModule } from '../src/mail/mail.module.ts';
import { MailWorker } from '../src/mail/mail-worker.ts';
import { type Mail, Mailer } from '../src/mail/mailer.ts';
import { type CuttableProxy, proxyTo } from './support/cuttable-proxy.ts';
import { MailCatcher, tokenIn } from './support/mail-catcher.ts';
import { createTestDatabase, type TestDatabase } from './support/test-database.ts';

jest.setTimeout(15_000);

const APP_URL = 'https://latchlist.test';
/** A mail server that is not there. */
const NOBODY = 'smtp://127.0.0.1:1';
const SECRET = 'a secret that only the tests know of';
const newAddress = () => `user-${randomBytes(6).toString('hex')}@example.org`;

let folder: string;
let database: TestDatabase;
let catcher: MailCatcher;
let env: Env;
/** Everything that was logged, one JSON object a line. */
let log: string;
let stops: (() => unknown)[];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'latchlist-mail-'));
  catcher = await MailCatcher.start();
  env = loadEnv({
    NODE_ENV: 'test',
    APP_URL,
    DATABASE_URL: database.url,
    BETTER_AUTH_SECRET: SECRET,
    SMTP_URL: catcher.url,
    DATA_DIR: folder,
  });
  log = '';
  stops = [];
});
afterEach(async () => {
  for (const stop of stops.reverse()) await stop();
  await catcher.close();
  await sql('TRUNCATE mails');
  rmSync(folder, { recursive: true });
});

/** An instance of the server that has nothing but mail. */
async function start(overrides: Partial<Env> = {}): Promise<NestFastifyApplication> {
  const running = { ...env, ...overrides };
  const root = {
    module: class Root {},
    imports: [ConfigModule.forRoot(running), DatabaseModule, MailModule],
  };
  const adapter = new FastifyAdapter({ logger: { stream: { write: (line: string) => void (log += line) } } });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, { logger: false });
  stops.push(() => app.close());
  return app.init();
}

const send = (app: NestFastifyApplication, mail: Mail) => app.get(Mailer).send(mail);
/** SQL beside the instances, which may be stopped. */
async function sql<Row extends object>(statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}
const waiting = () => sql<{ sealed: string; attempts: number; due_at: Date }>('SELECT * FROM mails');
const logged = (level: number) =>
  log
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter((line) => line['level'] === level);
const WARN = 40;
const ERROR = 50;

/** Makes all mail due now, instead of when its wait is over. */
async function hurry(app?: NestFastifyApplication): Promise<void> {
  await sql('UPDATE mails SET due_at = now()');
  app?.get(MailWorker).nudge();
}

/** The one file in the outbox, as soon as it is there. */
async function outboxFile(): Promise<string> {
  const outbox = join(folder, 'outbox');
  await eventually(() => expect(readdirSync(outbox)).toEqual([expect.stringMatching(/\.eml$/)]));
  return join(outbox, readdirSync(outbox)[0] ?? '');
}

/** Waits until it holds; five seconds at most. */
async function eventually(check: () => unknown): Promise<void> {
  const end = Date.now() + 5_000;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(20);
    }
  }
}

const token = 'eyJ.a-b_c~d+e/f=&"<';
const at = new Date('2026-03-05T14:03:22Z');
const where = { at, address: '2001:db8::7', device: 'Firefox 140.0, Linux' };

describe('a mail', () => {
  it.each<[string, Omit<Mail, 'to'> & Record<string, unknown>, string]>([
    ['Confirm your e-mail address', { kind: 'verify-email', token }, '/verify-email#token='],
    ['Confirm your new e-mail address', { kind: 'verify-new-email', token }, '/verify-email#token='],
    [
      'Allow the change of your e-mail address?',
      { kind: 'confirm-email-change', newEmail: 'new@example.org', token },
      '/verify-email#token=',
    ],
    ['Set a new password', { kind: 'reset-password', token }, '/reset-password#token='],
    ['You already have an account', { kind: 'account-exists' }, '/sign-in'],
    ['Your password was changed', { kind: 'password-changed', ...where }, '/sign-in'],
    [
      'Your e-mail address was changed',
      { kind: 'email-changed', newEmail: 'new@example.org', ...where },
      'new@example.org',
    ],
    ['Your account was deleted', { kind: 'account-deleted', ...where }, ''],
    ['Failed sign-ins to your account', { kind: 'failed-sign-ins', count: 7, ...where }, '/sign-in'],
  ])('"%s" arrives as text and HTML', async (subject, mail, holds) => {
    const to = newAddress();
    const app = await start();
    await send(app, { to, ...mail } as Mail);
    const caught = await catcher.next(to, mail.kind);
    expect(caught).toMatchObject({
      subject,
      recipients: [to],
      from: { name: 'Latchlist', address: 'no-reply@latchlist.test' },
    });
    expect(caught.messageId).toMatch(/^<[0-9a-f-]{36}@latchlist\.test>$/);
    expect(caught.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(caught.raw).toMatch(/^X-Auto-Response-Suppress: All\r$/m);
    expect(caught.raw).toMatch(/^Content-Type: multipart\/alternative;/m);
    for (const body of [caught.text, caught.html]) {
      expect(body).toContain(holds);
      if ('token' in mail) expect(body).toContain('ten minutes');
      if ('at' in mail) {
        for (const fact of [
          'When: 5 March 2026',
          '14:03 UTC',
          'From: 2001:db8::7',
          'Device: Firefox 140.0, Linux',
        ])
          expect(body).toContain(fact);
      }
    }
    expect(caught.html).toMatch(/<html lang="en".*<title>[^<]+<\/title>/s);
    if ('token' in mail) expect(tokenIn(caught)).toBe(token);
    await eventually(async () => expect(await waiting()).toEqual([]));
  });

  const evil = 'x@example.org\r\nBcc: eve@example.net\r\nX-Evil: yes\r\n\r\nBuy now, eve@example.net';

  it.each(['to', 'newEmail', 'device', 'address'])(
    'has no header that a line break in `%s` would add (ASVS 1.3.11)',
    async (field) => {
      const app = await start({ smtpUrl: undefined });
      await send(app, { kind: 'email-changed', to: newAddress(), newEmail: 'x', [field]: evil });
      const { headers, to } = await PostalMime.parse(readFileSync(await outboxFile()));
      const names = headers.map(({ key }) => key);
      expect(names).toContain('auto-submitted');
      for (const name of ['bcc', 'x-evil']) expect(names).not.toContain(name);
      expect(names.filter((name) => name === 'to')).toHaveLength(1);
      expect(to).toHaveLength(1);
    },
  );

  it.each([evil, 'ada@example.org, eve@example.net', 'Ada <ada@example.org>, <eve@example.net>'])(
    'has no second reader, whatever its address looks like (ASVS 1.3.11)',
    async (to) => {
      const app = await start();
      await send(app, { kind: 'account-exists', to });
      await eventually(async () => expect(await waiting()).toEqual([]));
      for (const { recipients } of catcher.all) expect(recipients).toHaveLength(1);
      expect(catcher.tried).not.toContain('eve@example.net');
      expect(catcher.tried).not.toContain('ada@example.org');
    },
  );
});

describe('mail that waits', () => {
  it('is unreadable in the database (ASVS 6.5.2)', async () => {
    const to = newAddress();
    catcher.refuseNext(451, 100);
    const app = await start();
    await send(app, { kind: 'confirm-email-change', to, newEmail: 'new@example.org', token: 'live-token' });
    const rows = await waiting();
    const dump = JSON.stringify(rows);
    const [header = '', ...parts] = rows[0]?.sealed.split('.') ?? [];
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
      alg: 'dir',
      enc: 'A256GCM',
      kid: 'unversioned',
    });
    for (const text of [dump, ...parts.map((part) => Buffer.from(part, 'base64url').toString('latin1'))])
      for (const secret of [to, 'new@example.org', 'live-token']) expect(text).not.toContain(secret);
  });

  it('is opened with the secret it was sealed with, when a new one has come first (ASVS 11.2.2)', async () => {
    const to = newAddress();
    const before = await start({ smtpUrl: NOBODY });
    await send(before, { kind: 'reset-password', to, token });
    await before.close();
    const old = { version: 1, value: 'x'.repeat(32) };
    const between = await start({ smtpUrl: NOBODY, secrets: [old] });
    await send(between, { kind: 'account-exists', to });
    await between.close();
    await hurry();
    await start({ secrets: [{ version: 2, value: 'y'.repeat(32) }, old] });
    expect(tokenIn(await catcher.next(to, 'reset-password'))).toBe(token);
    await catcher.next(to, 'account-exists');
  });

  it('is kept by an instance that does not know its secret, for one that does', async () => {
    const to = newAddress();
    const old = { version: 1, value: 'x'.repeat(32) };
    const knowing = await start({ smtpUrl: NOBODY, secrets: [{ version: 2, value: 'y'.repeat(32) }, old] });
    await send(knowing, { kind: 'account-exists', to });
    await knowing.close();
    await hurry();
    const ignorant = await start({ secrets: [old] });
    await eventually(() => expect(logged(WARN).at(-1)).toMatchObject({ code: 'UNKNOWN_SECRET' }));
    await ignorant.close();
    expect(await waiting()).toHaveLength(1);
  });

  it('keeps no request waiting, and leaves at once', async () => {
    const to = newAddress();
    const app = await start();
    await sleep(100); // it has looked once, and would look again in two seconds
    catcher.slowness = 1_000;
    const begin = Date.now();
    await send(app, { kind: 'account-exists', to });
    expect(Date.now() - begin).toBeLessThan(500);
    await catcher.next(to);
    expect(Date.now() - begin).toBeLessThan(1_500);
  });

  it('is no part of the transaction it was asked for in', async () => {
    const to = newAddress();
    const app = await start();
    const work = app.get(DataSource).transaction(async () => {
      await send(app, { kind: 'account-exists', to });
      throw new Error('rolled back');
    });
    await expect(work).rejects.toThrow('rolled back');
    await catcher.next(to);
  });

  it('is sent exactly once by two instances that share 50 (ASVS 2.3.4)', async () => {
    const readers = Array.from({ length: 50 }, newAddress);
    const queueing = await start({ smtpUrl: NOBODY });
    for (const to of readers) await send(queueing, { kind: 'account-exists', to });
    await queueing.close();
    await hurry();
    // The rows are held while both look for some, so that both go for the same ones at the same moment.
    const holder = new pg.Client({ connectionString: database.url });
    await holder.connect();
    await holder.query('BEGIN; SELECT FROM mails FOR UPDATE');
    const instances = await Promise.all([start(), start()]);
    await sleep(300);
    await holder.query('COMMIT');
    await holder.end();
    for (const app of instances) app.get(MailWorker).nudge();
    await eventually(async () => expect(await waiting()).toEqual([]));
    expect(catcher.all.flatMap(({ recipients }) => recipients).sort()).toEqual(readers.sort());
  });
});

describe('when the mail server', () => {
  it('refuses for now, the mail is tried again, and no log line says whose it is (ASVS 16.2.5)', async () => {
    const to = newAddress();
    const app = await start();
    catcher.refuseNext(451, 2);
    await send(app, { kind: 'reset-password', to, token: 'live-token' });
    await eventually(() => expect(logged(WARN)).toHaveLength(1));
    expect(logged(WARN)).toMatchObject([
      { kind: 'reset-password', attempt: 1, code: 'EENVELOPE', smtp: 451, mail: expect.any(String) },
    ]);
    await hurry(app);
    await eventually(() => expect(logged(WARN)).toHaveLength(2));
    const [row] = await waiting();
    expect(row?.attempts).toBe(2);
    expect((row?.due_at.getTime() ?? 0) - Date.now()).toBeGreaterThan(2_500); // four seconds for the second
    await hurry(app);
    await catcher.next(to);
    expect(log).not.toMatch(/@example|live-token/);
  });

  it('refuses one reader for good, that mail alone is given up, at once', async () => {
    const [nobody, somebody] = [newAddress(), newAddress()];
    const app = await start();
    catcher.refuseNext(550, 100, nobody);
    await send(app, { kind: 'account-exists', to: nobody });
    await send(app, { kind: 'account-exists', to: somebody });
    await catcher.next(somebody);
    await eventually(async () => expect(await waiting()).toEqual([]));
    expect(logged(ERROR)).toMatchObject([{ kind: 'account-exists', attempt: 1, smtp: 550 }]);
    expect(log).not.toMatch(/@example/);
  });

  it('refuses until the mail is of no use any more, it is given up', async () => {
    const to = newAddress();
    const app = await start();
    catcher.refuseNext(451, 1);
    await send(app, { kind: 'reset-password', to, token });
    await eventually(() => expect(logged(WARN)).toHaveLength(1));
    const [life] = await sql<{ seconds: number }>(
      'SELECT round(extract(epoch FROM expires_at - created_at))::int AS seconds FROM mails',
    );
    expect(life).toEqual({ seconds: 600 });
    await sql("UPDATE mails SET expires_at = now() - interval '1 second', due_at = now()");
    app.get(MailWorker).nudge();
    await eventually(async () => expect(await waiting()).toEqual([]));
    expect(logged(ERROR)).toMatchObject([{ kind: 'reset-password', code: 'expired' }]);
    expect(catcher.all).toEqual([]);
    expect(log).not.toMatch(/@example/);
  });

  it('is down, mail waits until it is up (ASVS 16.5.2)', async () => {
    const to = newAddress();
    const app = await start();
    const { port } = catcher;
    await send(app, { kind: 'account-exists', to });
    await catcher.next(to); // over a connection that is then lost
    await catcher.close();
    await send(app, { kind: 'account-deleted', to });
    await eventually(() =>
      expect(logged(WARN)).toContainEqual(expect.objectContaining({ kind: 'account-deleted' })),
    );
    catcher = await MailCatcher.start({ port });
    await hurry(app);
    await catcher.next(to, 'account-deleted');
    expect(catcher.all).toHaveLength(1);
  });

  it('says nothing, the server stops all the same, and keeps the mail', async () => {
    const silent = createServer();
    await once(silent.listen(0, '127.0.0.1'), 'listening');
    const { port } = silent.address() as AddressInfo;
    const connected = once(silent, 'connection');
    const app = await start({ smtpUrl: `smtp://127.0.0.1:${port}` });
    await send(app, { kind: 'account-exists', to: newAddress() });
    await connected;
    const begin = Date.now();
    await app.close();
    expect(Date.now() - begin).toBeLessThan(3_500);
    expect(await waiting()).toHaveLength(1);
    silent.close();
  });

  it('shows a certificate nobody vouches for, it gets no mail (ASVS 12.3.2)', async () => {
    const impostor = await MailCatcher.start({ startTls: true });
    stops.push(() => impostor.close());
    const app = await start({ smtpUrl: impostor.url });
    await send(app, { kind: 'account-exists', to: newAddress() });
    await eventually(() => expect(logged(WARN)).toHaveLength(1));
    expect(await waiting()).toHaveLength(1);
    expect(impostor.all).toEqual([]);
  });

  it('is another machine and offers no TLS, it gets no mail either, unless the URL says so (ASVS 12.3.1)', async () => {
    const to = newAddress();
    const elsewhere = catcher.url.replace('127.0.0.1', '0.0.0.0'); // reaches this machine, but does not say so
    const app = await start({ smtpUrl: elsewhere });
    await send(app, { kind: 'account-exists', to });
    await eventually(() => expect(logged(WARN)).toMatchObject([{ code: 'ETLS' }]));
    await app.close();
    expect(catcher.all).toEqual([]);
    await hurry();
    await start({ smtpUrl: `${elsewhere}?requireTLS=false` });
    await catcher.next(to);
  });
});

describe('when the server stops', () => {
  it('finishes the mail it has in hand', async () => {
    const to = newAddress();
    catcher.slowness = 1_000;
    const app = await start();
    await send(app, { kind: 'account-exists', to });
    await catcher.next(to);
    await app.close();
    expect(catcher.all).toHaveLength(1);
    expect(await waiting()).toEqual([]);
  });
});

describe('when the database is away', () => {
  let proxy: CuttableProxy;
  beforeEach(async () => {
    proxy = await proxyTo(database.url);
    stops.push(proxy.close);
  });

  it('nothing crashes or spins, and mail goes on afterwards (ASVS 16.5.2)', async () => {
    const to = newAddress();
    const app = await start({ databaseUrl: proxy.url });
    proxy.cut();
    const take = jest.spyOn(app.get(MailQueue), 'take');
    await expect(send(app, { kind: 'account-exists', to })).rejects.toThrow();
    app.get(MailWorker).nudge();
    await sleep(2_500);
    expect(take.mock.calls.length).toBeGreaterThan(0);
    expect(take.mock.calls.length).toBeLessThanOrEqual(2);
    expect(logged(WARN)).toHaveLength(1);
    proxy.mend();
    await send(app, { kind: 'account-exists', to });
    await catcher.next(to);
  });

  it('at the moment a mail is sent, it is not sent again', async () => {
    const to = newAddress();
    const app = await start({ databaseUrl: proxy.url });
    catcher.slowness = 300;
    await send(app, { kind: 'account-exists', to });
    await catcher.next(to);
    proxy.cut();
    await eventually(() => expect(logged(WARN)).toHaveLength(1));
    expect(await waiting()).toHaveLength(1);
    await hurry(); // as if its lease had run out
    proxy.mend();
    await eventually(async () => expect(await waiting()).toEqual([]));
    expect(catcher.all).toHaveLength(1);
  });
});

describe('without a mail server', () => {
  it('each mail is a file that only its owner reads, and the log says where', async () => {
    const to = newAddress();
    const app = await start({ smtpUrl: undefined });
    await send(app, { kind: 'verify-email', to, token });
    const file = await outboxFile();
    expect(basename(file)).toMatch(/^\d{4}-\d\d-\d\dT[\d.-]+Z-[0-9a-f-]{36}\.eml$/);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const mail = await PostalMime.parse(readFileSync(file));
    expect(mail).toMatchObject({ subject: 'Confirm your e-mail address', to: [{ address: to }] });
    expect(tokenIn(mail)).toBe(token);
    await eventually(async () => expect(await waiting()).toEqual([]));
    expect(logged(WARN)).toMatchObject([{ msg: `No SMTP_URL: mail written to ${file}` }]);
    expect(log).not.toContain(to);
  });
});
