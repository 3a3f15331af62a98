import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadEnv } from './env.ts';

const folder = mkdtempSync(join(tmpdir(), 'latchlist-env-'));
const dataDir = () => mkdtempSync(join(folder, 'data-'));
afterAll(() => rmSync(folder, { recursive: true }));
const PRODUCTION = {
  NODE_ENV: 'production',
  APP_URL: 'https://todo.example.org',
  DATABASE_URL: 'postgres://app:secret@db/latchlist',
  BETTER_AUTH_SECRET: 'x'.repeat(32),
  SMTP_URL: 'smtps://mail.example.org',
};

describe('loadEnv', () => {
  it('needs nothing for development, and makes a secret once', () => {
    const DATA_DIR = join(dataDir(), 'not', 'there', 'yet');
    const env = loadEnv({ DATA_DIR });
    expect(env).toMatchObject({
      port: 3000,
      appUrl: 'http://localhost:3000',
      databaseUrl: undefined,
      trustProxy: [],
    });
    expect(env.betterAuthSecret).toHaveLength(43);
    expect(loadEnv({ DATA_DIR }).betterAuthSecret).toBe(env.betterAuthSecret);
    expect(readFileSync(join(DATA_DIR, 'secret'), 'utf8')).toBe(env.betterAuthSecret);
    expect(statSync(join(DATA_DIR, 'secret')).mode & 0o777).toBe(0o600);
  });

  it('hashes passwords at OWASP’s least cost, unless told to spend more (ASVS 11.4.2)', () => {
    expect(loadEnv(PRODUCTION).hashCost).toEqual({ memory: 19_456, passes: 2 });
    const dearer = { PASSWORD_HASH_MEMORY_KIB: '65536', PASSWORD_HASH_PASSES: '3' };
    expect(loadEnv({ ...PRODUCTION, ...dearer }).hashCost).toEqual({ memory: 65_536, passes: 3 });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(loadEnv({ PORT: '', DATABASE_URL: '', DATA_DIR: dataDir() })).toMatchObject({
      port: 3000,
      databaseUrl: undefined,
    });
  });

  it('names every setting that production lacks (ASVS 13.3.1)', () => {
    const start = () => loadEnv({ NODE_ENV: 'production' });
    for (const name of ['APP_URL', 'DATABASE_URL', 'BETTER_AUTH_SECRET', 'SMTP_URL'])
      expect(start).toThrow(`${name}: is required`);
  });

  it('names every setting that is wrong, and shows no value', () => {
    const wrong = {
      PORT: 'x',
      APP_URL: 'https://a.example/path',
      DATABASE_URL: 'mysql://u:hunter2@h/d',
      BETTER_AUTH_SECRET: 'hunter2',
    };
    expect(() => loadEnv(wrong)).toThrow(
      /PORT: .*\n.*APP_URL: .*\n.*DATABASE_URL: .*\n.*BETTER_AUTH_SECRET: /,
    );
    expect(() => loadEnv(wrong)).not.toThrow(/hunter2/);
  });

  it('reads a list of proxies', () => {
    expect(loadEnv({ ...PRODUCTION, TRUST_PROXY: 'loopback, 10.0.0.0/8' }).trustProxy).toEqual([
      'loopback',
      '10.0.0.0/8',
    ]);
  });

  it.each([
    ['PORT', '0x1F90'],
    ['PORT', '0'],
    ['APP_URL', 'todo.example.org'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['DATABASE_URL', 'postgres://a:%zz@h/x'],
    ['PASSWORD_MIN_LENGTH', '7'],
    ['PASSWORD_MIN_LENGTH', '65'],
    ['PASSWORD_HASH_MEMORY_KIB', '19455'],
    ['PASSWORD_HASH_MEMORY_KIB', '262145'],
    ['PASSWORD_HASH_PASSES', '1'],
    ['ACCESS_TOKEN_SECONDS', '301'],
    ['SESSION_IDLE_HOURS', '1e1'],
    ['SESSION_MAX_HOURS', '-1'],
    ['SMTP_URL', 'https://mail.example.org'],
    ['MAIL_FROM', 'nobody\r\nBcc: all@example.org'],
    ['MAIL_FROM', 'nobody'],
    ['EMAIL_VERIFICATION', 'yes'],
    ['REDIS_URL', 'http://redis'],
    ['CORS_ORIGINS', '*'],
    ['CORS_ORIGINS', 'https://a.example/path'],
    ['BETTER_AUTH_SECRETS', 'a secret without a version, of many characters'],
    ['BETTER_AUTH_SECRETS', '1:too short'],
    ['BETTER_AUTH_SECRETS', `1:${'x'.repeat(32)},1:${'y'.repeat(32)}`],
  ])('refuses %s=%s', (name, value) => {
    expect(() => loadEnv({ ...PRODUCTION, [name]: value })).toThrow(`${name}: `);
  });

  it('refuses a secret that an interrupted start left empty', () => {
    const DATA_DIR = dataDir();
    writeFileSync(join(DATA_DIR, 'secret'), '');
    expect(() => loadEnv({ DATA_DIR })).toThrow(/is too short/);
  });

  it('takes an origin with or without its last slash', () => {
    expect(loadEnv({ ...PRODUCTION, APP_URL: 'https://todo.example.org/' }).appUrl).toBe(
      'https://todo.example.org',
    );
  });

  it('says in one sentence when the data folder cannot be used', () => {
    expect(() => loadEnv({ DATA_DIR: '/dev/null/data' })).toThrow(
      /^The data folder \/dev\/null\/data cannot be used \(\w+\): set DATA_DIR/,
    );
  });

  it('asks for proof of addresses where mail can be sent, unless told otherwise', () => {
    expect(loadEnv(PRODUCTION).emailVerification).toBe(true);
    expect(loadEnv({ ...PRODUCTION, EMAIL_VERIFICATION: 'false' }).emailVerification).toBe(false);
    expect(loadEnv({ DATA_DIR: dataDir() }).emailVerification).toBe(false);
  });

  it('reads versioned secrets, the newest first', () => {
    const BETTER_AUTH_SECRETS = `2:${'n'.repeat(32)}, 1:${'o'.repeat(32)}`;
    expect(loadEnv({ ...PRODUCTION, BETTER_AUTH_SECRETS }).secrets).toEqual([
      { version: 2, value: 'n'.repeat(32) },
      { version: 1, value: 'o'.repeat(32) },
    ]);
  });
});
