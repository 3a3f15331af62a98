import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { developmentSecret } from './development-secret.ts';

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
  .transform((list) =>
    list
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
  )
  .refine(
    (list) => list.every(isProxy),
    'must list addresses, CIDR ranges, loopback, linklocal or uniquelocal',
  );
const origin = z
  .url({ protocol: /^https?$/, error: 'must be a URL such as https://todo.example.org' })
  .refine(
    (url) => new URL(url).origin === url.replace(/\/$/, ''),
    'must be an origin: no path, query or user',
  )
  .transform((url) => new URL(url).origin);
const postgresUrl = z
  .url({
    protocol: /^postgres(ql)?$/,
    error: 'must look like postgres://user:password@host:5432/name',
  })
  .refine(isDecodable, 'has a % that encodes nothing: write %25 for one');

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
  ACCESS_TOKEN_SECONDS: z.coerce.number().int().min(1).max(300).default(300),
  TRUST_PROXY: proxies,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).optional(),
  DATA_DIR: z
    .string()
    .default('.data')
    .transform((path) => resolve(path)),
});

/** The parsed environment; shapes and units as in `.env.example`. */
export interface Env {
  nodeEnv: 'development' | 'test' | 'production';
  host: string;
  port: number;
  /** The public origin, without a trailing slash: issuer of tokens, trusted origin of forms. */
  appUrl: string;
  /** Undefined only outside production: an embedded PostgreSQL is then started in `dataDir`. */
  databaseUrl: string | undefined;
  betterAuthSecret: string;
  accessTokenSeconds: number;
  /** Addresses, CIDR ranges or `loopback`, `linklocal`, `uniquelocal`; empty: no proxy is trusted. */
  trustProxy: string[];
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  dataDir: string;
}

export const ENV = Symbol('Env');

const REQUIRED_IN_PRODUCTION = ['APP_URL', 'DATABASE_URL', 'BETTER_AUTH_SECRET'] as const;

/**
 * Parses the environment once, at start.
 *
 * @throws {Error} naming every variable that is missing or wrong, never its value.
 */
export function loadEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = envSchema.safeParse(given);
  const problems = parsed.success
    ? missingInProduction(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (!parsed.success || problems.length > 0) {
    throw new Error(`The settings are not usable.\n${problems.map((line) => `  ${line}`).join('\n')}`);
  }
  const env = parsed.data;
  const production = env.NODE_ENV === 'production';
  return {
    nodeEnv: env.NODE_ENV,
    host: env.HOST,
    port: env.PORT,
    appUrl: env.APP_URL ?? `http://localhost:${env.PORT}`,
    databaseUrl: env.DATABASE_URL,
    betterAuthSecret: env.BETTER_AUTH_SECRET ?? developmentSecret(env.DATA_DIR),
    accessTokenSeconds: env.ACCESS_TOKEN_SECONDS,
    trustProxy: env.TRUST_PROXY,
    logLevel: env.LOG_LEVEL ?? (production ? 'info' : 'warn'),
    dataDir: env.DATA_DIR,
  };
}

function missingInProduction(env: z.infer<typeof envSchema>): string[] {
  if (env.NODE_ENV !== 'production') return [];
  return REQUIRED_IN_PRODUCTION.filter((name) => env[name] === undefined).map(
    (name) => `${name}: is required in production`,
  );
}

function isProxy(item: string): boolean {
  const [address = '', bits, ...rest] = item.split('/');
  const version = isIP(address);
  if (version === 0) return ['loopback', 'linklocal', 'uniquelocal'].includes(item);
  return (
    rest.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)))
  );
}

function isDecodable(url: string): boolean {
  try {
    return decodeURIComponent(url) !== '';
  } catch {
    return false;
  }
}
