import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { jwt } from 'better-auth/plugins/jwt';
import type { FastifyBaseLogger } from 'fastify';
import type { Pool } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Env } from '../config/env.ts';
import { withoutEmail } from '../errors/without-email.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';

/** The header in which the gateway tells Better Auth the address it trusts; no client's header gets through. */
export const CLIENT_ADDRESS_HEADER = 'x-latchlist-client-address';

const DAY = 24 * 60 * 60; // s

/** How the signing keys are made and kept: ES256, since passport-jwt's world cannot read EdDSA. */
export const JWT_OPTIONS = {
  jwks: { keyPairConfig: { alg: 'ES256' } },
  disableSettingJwtHeader: true,
  schema: {
    jwks: {
      modelName: 'jwks',
      fields: {
        publicKey: 'public_key',
        privateKey: 'private_key',
        createdAt: 'created_at',
        expiresAt: 'expires_at',
      },
    },
  },
} satisfies Parameters<typeof jwt>[0];

const TIMES = { createdAt: 'created_at', updatedAt: 'updated_at' };

/** Better Auth as this product uses it. All that differs from its defaults is here; the tables are ours. */
export function betterAuthOptions(env: Env, database: Pool, log: FastifyBaseLogger) {
  const secure = env.appUrl.startsWith('https:');
  return {
    appName: 'Latchlist',
    baseURL: env.appUrl,
    basePath: '/api/auth',
    secret: env.betterAuthSecret,
    database,
    trustedOrigins: [env.appUrl],
    telemetry: { enabled: false },
    onAPIError: { throw: true }, // to the gateway; else what it did not foresee goes to the console
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 12,
      // UTF-16 units; the request's DTO counts code points.
      maxPasswordLength: 256,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    user: { modelName: 'users', fields: { ...TIMES, emailVerified: 'email_verified' } },
    session: {
      modelName: 'sessions',
      expiresIn: 7 * DAY,
      updateAge: DAY,
      fields: {
        ...TIMES,
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
    },
    account: {
      modelName: 'accounts',
      fields: {
        ...TIMES,
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
      },
    },
    verification: { modelName: 'verifications', fields: { ...TIMES, expiresAt: 'expires_at' } },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'rate_limits',
      fields: { lastRequest: 'last_request' },
      customRules: {
        '/sign-in/email': { window: 60, max: 10 },
        '/sign-up/email': { window: 60, max: 5 },
        '/sign-out': false,
        '/get-session': false,
      },
    },
    advanced: {
      // Said outright: with NODE_ENV=test Better Auth would otherwise check no origin at all.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      database: { generateId: () => uuidv7() },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER], ipv6Subnet: 64 },
      // Better Auth's own switch would say `__Secure-`; `__Host-` is stricter (ASVS 5.0, 3.3.3).
      useSecureCookies: false,
      cookiePrefix: secure ? '__Host-latchlist' : 'latchlist',
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'strict', path: '/' },
    },
    logger: {
      // No `level` here: with one set, Better Auth also writes to the console by itself.
      log: (level, message, ...details) => {
        // Its warnings are failed sign-ins, and a wrong origin is a client's doing: both answered, neither an error of ours.
        if (level !== 'error' || message.startsWith('Invalid ')) return;
        const err = details.find((detail) => detail instanceof Error);
        log.error({ ...(err ? { err } : {}), source: 'better-auth' }, withoutEmail(message));
      },
    },
    plugins: [jwt(JWT_OPTIONS)],
  } satisfies BetterAuthOptions;
}

export function createBetterAuth(options: ReturnType<typeof betterAuthOptions>) {
  return betterAuth(options);
}

export type BetterAuth = ReturnType<typeof createBetterAuth>;
