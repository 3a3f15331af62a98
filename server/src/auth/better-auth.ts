import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { router } from 'better-auth/api';
import { jwt } from 'better-auth/plugins/jwt';
import type { FastifyBaseLogger } from 'fastify';
import type { Pool } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Env } from '../config/env.ts';
import { withoutEmail } from '../errors/without-email.ts';
import type { AuthMails } from './auth-mails.ts';
import { cookiesOf } from './cookies.ts';
import { verifyAndNote } from './fitting-hash.ts';
import { hashPassword } from './password-hash.ts';
import { capAtMaximum, capAtStart, endReplacedSession } from './session-hooks.ts';

/** The header in which the gateway tells Better Auth the address it trusts; no client's header gets through. */
export const CLIENT_ADDRESS_HEADER = 'x-latchlist-client-address';

/** How long (s) a mailed link works. */
export const LINK_SECONDS = 600;

/** How long (s) a session is used before it is prolonged; also how exact "last seen" is. */
export const renewedAfter = ({ sessionIdleSeconds }: Pick<Env, 'sessionIdleSeconds'>): number =>
  Math.min(300, sessionIdleSeconds / 10);

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
export function betterAuthOptions(env: Env, database: Pool, log: FastifyBaseLogger, mails: AuthMails) {
  const cookies = cookiesOf(env);
  return {
    appName: 'Latchlist',
    baseURL: env.appUrl,
    basePath: '/api/auth',
    secret: env.betterAuthSecret,
    ...(env.secrets.length > 0 ? { secrets: env.secrets } : {}),
    database,
    trustedOrigins: [env.appUrl],
    telemetry: { enabled: false },
    experimental: { instrumentation: { enabled: false } }, // there is nobody to hear of its spans
    onAPIError: { throw: true }, // to the gateway; else what it did not foresee goes to the console
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: env.emailVerification,
      // In UTF-16 units, which are at least as many as the code points that our own rules count.
      minPasswordLength: 8,
      maxPasswordLength: 256,
      password: {
        hash: (password: string) => hashPassword(password, env.hashCost),
        verify: verifyAndNote,
      },
      resetPasswordTokenExpiresIn: LINK_SECONDS,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => mails.resetPassword(user.email, token),
      onExistingUserSignUp: ({ user }) => mails.accountExists(user.email),
    },
    emailVerification: {
      expiresIn: LINK_SECONDS,
      sendOnSignIn: true, // to who has the right password but has not proved the address
      autoSignInAfterVerification: false,
      sendVerificationEmail: ({ user, token }) => mails.verifyEmail(user.email, token),
    },
    user: {
      modelName: 'users',
      fields: { ...TIMES, emailVerified: 'email_verified' },
      changeEmail: {
        enabled: true,
        sendChangeEmailConfirmation: ({ user, newEmail, token }) =>
          mails.confirmEmailChange(user.email, newEmail, token),
      },
      deleteUser: {
        enabled: true,
        // Better Auth would delete table by table; so it is all or nothing, and it finds nothing left.
        beforeDelete: async ({ id }) => {
          const client = await database.connect();
          await client.query('DELETE FROM users WHERE id = $1', [id]).finally(() => client.release());
        },
      },
    },
    session: {
      modelName: 'sessions',
      expiresIn: env.sessionIdleSeconds,
      updateAge: renewedAfter(env),
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
    verification: {
      modelName: 'verifications',
      fields: { ...TIMES, expiresAt: 'expires_at' },
      storeIdentifier: 'hashed', // a copy of the table opens no account (ASVS 5.0, 6.5.2)
    },
    databaseHooks: {
      session: { create: { before: capAtStart(env) }, update: { before: capAtMaximum(env) } },
    },
    hooks: { after: endReplacedSession },
    rateLimit: { enabled: false }, // `limits/` has them, for accounts as well as for addresses
    advanced: {
      // Said outright: with NODE_ENV=test Better Auth would otherwise check no origin at all.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      database: { generateId: () => uuidv7(), joins: true }, // a session and its user in one statement
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER], ipv6Subnet: 128 },
      // Better Auth's own switch would say `__Secure-`; `__Host-` is stricter (ASVS 5.0, 3.3.3).
      useSecureCookies: false,
      cookiePrefix: cookies.prefix,
      defaultCookieAttributes: { secure: cookies.secure, httpOnly: true, sameSite: 'strict', path: '/' },
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

/**
 * Better Auth with its router made once. Its own handler makes it anew for each request, as a base URL that follows the
 * request needs; ours is configured. What one request wrote into the shared context the next would read: so it is frozen.
 */
export function createBetterAuth(options: ReturnType<typeof betterAuthOptions>) {
  const auth = betterAuth(options);
  const routed = auth.$context.then((context) => router(frozenCopy(context), options));
  const handler = async (request: Request): Promise<Response> => (await routed).handler(request);
  return { ...auth, handler };
}

export type BetterAuth = ReturnType<typeof createBetterAuth>;

type Context = Parameters<typeof router>[0]; // what $context is, but for the exactness of the options' type

/** With its getters and methods. */
function frozenCopy(context: object): Context {
  const prototype = Object.getPrototypeOf(context) as object | null;
  return Object.freeze(Object.create(prototype, Object.getOwnPropertyDescriptors(context)) as Context);
}
