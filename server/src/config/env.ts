import type { z } from 'zod';
import { developmentSecret } from './development-secret.ts';
import { envSchema } from './env-schema.ts';

/** What guessing at a password costs: argon2id's memory for each try, in KiB, and its passes over it. */
export interface HashCost {
  memory: number;
  passes: number;
}

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
  /** Versioned secrets, the one in use first; empty when there is but `betterAuthSecret`. */
  secrets: { version: number; value: string }[];
  accessTokenSeconds: number;
  /** How long a session lives without use, and at most. */
  sessionIdleSeconds: number;
  sessionMaxSeconds: number;
  /** After how many days a new signing key takes over. */
  signingKeyDays: number;
  /** In code points, 8 to 64. */
  passwordMinLength: number;
  /** Of new hashes; older ones follow at the next sign-in. */
  hashCost: HashCost;
  /** Undefined only outside production: mail then goes to `dataDir`/outbox. */
  smtpUrl: string | undefined;
  /** The sender of all mail, as in `Latchlist <no-reply@example.org>`. */
  mailFrom: string;
  /** Whether an account must prove its address before it may sign in. */
  emailVerification: boolean;
  /** Addresses, CIDR ranges or `loopback`, `linklocal`, `uniquelocal`; empty: no proxy is trusted. */
  trustProxy: string[];
  /** Undefined: rate limits are kept in PostgreSQL. */
  redisUrl: string | undefined;
  /** To-dos a user may have, the trash included. */
  todoQuota: number;
  apiRequestsPerMinute: number;
  /** Origins whose pages may call the API with a token; empty: none but our own. */
  corsOrigins: string[];
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  dataDir: string;
}

export const ENV = Symbol('Env');

const REQUIRED_IN_PRODUCTION = ['APP_URL', 'DATABASE_URL', 'BETTER_AUTH_SECRET', 'SMTP_URL'] as const;

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
  const appUrl = env.APP_URL ?? `http://localhost:${env.PORT}`;
  return {
    nodeEnv: env.NODE_ENV,
    host: env.HOST,
    port: env.PORT,
    appUrl,
    databaseUrl: env.DATABASE_URL,
    betterAuthSecret: env.BETTER_AUTH_SECRET ?? developmentSecret(env.DATA_DIR),
    secrets: env.BETTER_AUTH_SECRETS ?? [],
    accessTokenSeconds: env.ACCESS_TOKEN_SECONDS,
    sessionIdleSeconds: env.SESSION_IDLE_HOURS * 3_600,
    sessionMaxSeconds: env.SESSION_MAX_HOURS * 3_600,
    signingKeyDays: env.SIGNING_KEY_DAYS,
    passwordMinLength: env.PASSWORD_MIN_LENGTH,
    hashCost: { memory: env.PASSWORD_HASH_MEMORY_KIB, passes: env.PASSWORD_HASH_PASSES },
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM ?? `Latchlist <no-reply@${new URL(appUrl).hostname}>`,
    emailVerification: env.EMAIL_VERIFICATION
      ? env.EMAIL_VERIFICATION === 'true'
      : env.SMTP_URL !== undefined,
    trustProxy: env.TRUST_PROXY,
    redisUrl: env.REDIS_URL,
    todoQuota: env.TODO_QUOTA,
    apiRequestsPerMinute: env.API_REQUESTS_PER_MINUTE,
    corsOrigins: env.CORS_ORIGINS,
    logLevel: env.LOG_LEVEL ?? (env.NODE_ENV === 'production' ? 'info' : 'warn'),
    dataDir: env.DATA_DIR,
  };
}

function missingInProduction(env: z.infer<typeof envSchema>): string[] {
  if (env.NODE_ENV !== 'production') return [];
  return REQUIRED_IN_PRODUCTION.filter((name) => env[name] === undefined).map(
    (name) => `${name}: is required in production`,
  );
}
