import { describe, expect, it } from '@jest/globals';
import { loadEnv } from '../config/env.ts';
import { settingsWarnings } from './settings-warnings.ts';

const env = loadEnv({
  NODE_ENV: 'production',
  HOST: '0.0.0.0',
  APP_URL: 'https://todo.example.org',
  DATABASE_URL: 'postgres://app:secret@db/latchlist',
  BETTER_AUTH_SECRET: 'x'.repeat(32),
  SMTP_URL: 'smtps://mail.example.org',
  TRUST_PROXY: '10.0.0.0/8',
});

describe('the check at start', () => {
  it.each([
    {},
    { trustProxy: ['loopback', 'uniquelocal', 'linklocal'] },
    { trustProxy: ['127.0.0.1', '::1', '::ffff:10.0.0.1', '203.0.113.7'] },
    { trustProxy: ['172.16.0.0/12', '127.0.0.0/8', 'fc00::/7', 'fe80::/10', '::ffff:10.0.0.0/104'] },
    { trustProxy: ['104.16.0.0/13', '104.64.0.0/10', '2a06:98c0::/29', '2600:1400::/24'] }, // Cloudflare, Akamai
    { host: '127.0.0.1', appUrl: 'http://localhost:3000', trustProxy: [] },
    {
      nodeEnv: 'development' as const,
      appUrl: 'http://localhost:3000',
      trustProxy: [],
      emailVerification: false,
    },
    { nodeEnv: 'test' as const, apiRequestsPerMinute: 1_000_000 },
  ])('has nothing to say of settings that are right: %o', (change) => {
    expect(settingsWarnings({ ...env, ...change })).toEqual([]);
  });

  it.each([
    [{ trustProxy: [] }, /^TRUST_PROXY is empty, yet something in front must end https/],
    [{ emailVerification: false }, /^EMAIL_VERIFICATION is off/],
    [{ appUrl: 'http://todo.example.org' }, /^APP_URL is not https/],
    [{ apiRequestsPerMinute: 1_000_000 }, /^API_REQUESTS_PER_MINUTE is 1000000/],
    [
      { appUrl: 'http://localhost:3000', trustProxy: [] },
      /^TRUST_PROXY is empty: if a proxy stands in front/,
    ],
  ])('warns of %o', (change, sentence) => {
    expect(settingsWarnings({ ...env, ...change })).toEqual([expect.stringMatching(sentence)]);
  });

  it.each([
    '0.0.0.0/0',
    '::/0',
    '0.0.0.0/1',
    '128.0.0.0/1',
    '::/1',
    '2000::/3',
    '10.0.0.0/7',
    'fc00::/6',
    '203.0.0.0/8',
    '52.0.0.0/9',
    '2600::/12',
    '::ffff:0:0/96',
    '0:0:0:0:0:FFFF:0.0.0.0/97',
    '::ffff:10.0.0.0/100',
  ])('warns that anybody may claim any address through TRUST_PROXY=loopback,%s', (range) => {
    expect(settingsWarnings({ ...env, trustProxy: ['loopback', range] })).toEqual([
      expect.stringContaining(`TRUST_PROXY holds ${range}`),
    ]);
  });
});
