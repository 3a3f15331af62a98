import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';

const PORT_RANGE = 'must be a port, 1 to 65535';
const port = z
  .string()
  .regex(/^\d{1,5}$/, PORT_RANGE)
  .default('3000')
  .transform(Number)
  .refine((number) => number >= 1 && number <= 65_535, PORT_RANGE);
const proxies = z
  .string()
  .default('')
  .transform(items)
  .refine(
    (list) => list.every(isProxy),
    'must list addresses, CIDR ranges, loopback, linklocal or uniquelocal',
  );
/** A whole number within bounds, written in digits: no sign, fraction, exponent or `0x`. */
function wholeNumber(min: number, max: number) {
  return z
    .string()
    .refine(
      (text) => /^\d{1,10}$/.test(text) && Number(text) >= min && Number(text) <= max,
      `must be a whole number from ${min} to ${max}`,
    )
    .transform(Number);
}
const origin = z
  .url({ protocol: /^https?$/, error: 'must be a URL such as https://todo.example.org', abort: true })
  .refine(
    (url) => new URL(url).origin === url.replace(/\/$/, ''),
    'must be an origin: no path, query or user',
  )
  .transform((url) => new URL(url).origin);
const origins = z
  .string()
  .default('')
  .transform(items)
  .refine((list) => list.every((item) => origin.safeParse(item).success), {
    error: 'must list origins: https://a.example',
    abort: true,
  })
  .transform((list) => list.map((item) => new URL(item).origin));
const smtpUrl = z.url({
  protocol: /^smtps?$/,
  error: 'must look like smtps://user:password@host:465',
});
const versionedSecrets = z
  .string()
  .transform((list) => items(list).map(versionedSecret))
  .refine(
    (list) => list.length > 0 && list.every(({ value }) => value.length >= 32),
    'must look like 2:new secret,1:old secret, each of at least 32 characters',
  )
  .refine(
    (list) => new Set(list.map(({ version }) => version)).size === list.length,
    'must give each version once',
  );
const postgresUrl = z
  .url({
    protocol: /^postgres(ql)?$/,
    error: 'must look like postgres://user:password@host:5432/name',
  })
  .refine(isDecodable, 'has a % that encodes nothing: write %25 for one');

/** OWASP's minimum for argon2id on one lane: 19 MiB, in KiB, and two passes (ASVS 5.0, 11.4.2). */
export const LEAST_HASH_COST = { memory: 19_456, passes: 2 };

/** The most to-dos that a user can be allowed. */
export const MAX_TODO_QUOTA = 100_000;

/** Every variable the server reads; `.env.example` explains each. */
export const envSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().min(1).default('localhost'),
  PORT: port,
  APP_URL: origin.optional(),
  DATABASE_URL: postgresUrl.optional(),
  BETTER_AUTH_SECRET: z
    .string()
    .min(32, 'must be at least 32 characters: openssl rand -base64 32')
    .optional(),
  BETTER_AUTH_SECRETS: versionedSecrets.optional(),
  ACCESS_TOKEN_SECONDS: wholeNumber(1, 300).default(300),
  SESSION_IDLE_HOURS: wholeNumber(1, 24 * 90).default(24 * 7),
  SESSION_MAX_HOURS: wholeNumber(1, 24 * 365).default(24 * 30),
  SIGNING_KEY_DAYS: wholeNumber(1, 365).default(30),
  PASSWORD_MIN_LENGTH: wholeNumber(8, 64).default(12),
  PASSWORD_HASH_MEMORY_KIB: wholeNumber(LEAST_HASH_COST.memory, 262_144).default(LEAST_HASH_COST.memory),
  PASSWORD_HASH_PASSES: wholeNumber(LEAST_HASH_COST.passes, 100).default(LEAST_HASH_COST.passes),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\p{Cc}]*<?[^\s<>@]+@[^\s<>@]+>?$/u, 'must look like Latchlist <no-reply@example.org>')
    .optional(),
  EMAIL_VERIFICATION: z.enum(['true', 'false']).optional(),
  TRUST_PROXY: proxies,
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must look like redis://host:6379' }).optional(),
  TODO_QUOTA: wholeNumber(1, MAX_TODO_QUOTA).default(10_000),
  API_REQUESTS_PER_MINUTE: wholeNumber(1, 1_000_000_000).default(600),
  CORS_ORIGINS: origins,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).optional(),
  DATA_DIR: z
    .string()
    .default('.data')
    .transform((path) => resolve(path)),
});

function isProxy(item: string): boolean {
  const [address = '', bits, ...rest] = item.split('/');
  const version = isIP(address);
  if (version === 0) return ['loopback', 'linklocal', 'uniquelocal'].includes(item);
  return (
    rest.length === 0 &&
    (bits === undefined ||
      (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (version === 4 ? 32 : 128)))
  );
}

function isDecodable(url: string): boolean {
  try {
    return decodeURIComponent(url) !== '';
  } catch {
    return false;
  }
}

function items(list: string): string[] {
  return list
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}

function versionedSecret(item: string): { version: number; value: string } {
  const [, version = '', value = ''] = /^(\d{1,6}):(.*)$/.exec(item) ?? [];
  return { version: Number(version), value };
}
