import type { BetterAuthOptions } from 'better-auth';
import { createAuthMiddleware } from 'better-auth/api';
import type { Env } from '../config/env.ts';

type SessionHooks = NonNullable<NonNullable<BetterAuthOptions['databaseHooks']>['session']>;
type BeforeCreate = NonNullable<NonNullable<SessionHooks['create']>['before']>;
type BeforeUpdate = NonNullable<NonNullable<SessionHooks['update']>['before']>;

/** Better Auth gives a session that ends with the browser a day, whatever the settings (ASVS 5.0, 7.3.1, 7.3.2). */
export function capAtStart({ sessionIdleSeconds, sessionMaxSeconds }: Env): BeforeCreate {
  return (session) => {
    const longest = Date.now() + Math.min(sessionIdleSeconds, sessionMaxSeconds) * 1_000;
    const expiresAt = new Date(Math.min(session.expiresAt.getTime(), longest));
    return Promise.resolve({ data: { ...session, expiresAt } });
  };
}

/** Use prolongs a session, but never beyond its longest life (ASVS 5.0, 7.3.2). */
export function capAtMaximum(env: Env): BeforeUpdate {
  return (changes, context) => {
    const createdAt = context?.context.session?.session.createdAt;
    if (!createdAt || !changes.expiresAt) return Promise.resolve();
    const last = createdAt.getTime() + env.sessionMaxSeconds * 1_000;
    const expiresAt = new Date(Math.min(changes.expiresAt.getTime(), last));
    return Promise.resolve({ data: { ...changes, expiresAt } });
  };
}

/** Whoever signs in while he is signed in leaves no session behind: the cookie is replaced, so is what it opened (7.2.4). */
export const endReplacedSession = createAuthMiddleware(async (context) => {
  const { newSession, authCookies, secret, internalAdapter } = context.context;
  if (!newSession) return;
  const old = await context.getSignedCookie(authCookies.sessionToken.name, secret);
  if (old && old !== newSession.session.token) await internalAdapter.deleteSession(old);
});
