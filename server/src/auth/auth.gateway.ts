import { Inject, Injectable } from '@nestjs/common';
import { APIError } from 'better-auth/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ENV, type Env } from '../config/env.ts';
import { Notifications } from '../database/notifications.ts';
import { fullAddress } from '../limits/client-address.ts';
import { BETTER_AUTH } from './better-auth.provider.ts';
import { type BetterAuth, CLIENT_ADDRESS_HEADER } from './better-auth.ts';
import { signedWithNewest } from './cookies.ts';
import { withFittingHash } from './fitting-hash.ts';
import { observingDatabase } from './observed-pool.ts';
import { withoutSessionToken } from './without-session-token.ts';

/** What Better Auth needs of a request: its cookie, where it came from, and what the device calls itself. */
const FORWARDED = ['origin', 'referer', 'user-agent', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest'];

/** What Better Auth answered; its status and its cookies are on the reply already. */
export interface AuthAnswer {
  status: number;
  /** Its JSON, without the session's token. */
  body: Record<string, unknown> | null;
  /** Better Auth's own, of an error. */
  code: string | undefined;
  /** Of the session that was made: for this server alone. */
  sessionToken?: string | undefined;
  /** Of the account, if a password was found to fit it: for this server alone. */
  fittingHash?: string | undefined;
}

/** The session of a cookie, and whose it is. */
export interface CookieSession {
  id: string;
  user: { id: string; name: string; email: string };
}

/** A request as Better Auth shall see it, where that differs from ours. */
interface Translation {
  method?: 'GET' | 'POST';
  query?: Record<string, string>;
  body?: object;
  cookies?: boolean;
  /** It can end no session, so that nothing has to be heard before the answer. */
  endsNone?: boolean;
}

/** The one way to Better Auth: hands it a request that has passed Nest's pipeline, and vets its answer. */
@Injectable()
export class AuthGateway {
  constructor(
    @Inject(BETTER_AUTH) private readonly auth: BetterAuth,
    @Inject(ENV) private readonly env: Env,
    private readonly notifications: Notifications,
  ) {}

  /**
   * @param translation the validated body, and what else shall differ from the request as it came.
   * @throws {Error} the database's own, when it is away or refuses something; 4xx keep Better Auth's shape.
   */
  async forward(
    request: FastifyRequest,
    reply: FastifyReply,
    translation: Translation = {},
  ): Promise<AuthAnswer> {
    const { result: response, hash } = await withFittingHash(() =>
      observingDatabase(() => this.auth.handler(this.webRequest(request, translation))),
    );
    const mayEnd = request.method === 'POST' && !translation.endsNone;
    if (mayEnd) await this.notifications.caughtUp();
    const answer: unknown = await response.json().catch(() => null);
    if (response.status >= 500) throw new Error('Better Auth failed', { cause: answer });
    for (const cookie of response.headers.getSetCookie()) void reply.header('Set-Cookie', cookie);
    void reply.status(response.status);
    const body = withoutSessionToken(answer) as AuthAnswer['body'];
    const { token } = (answer ?? {}) as { token?: unknown };
    return {
      ...{ status: response.status, body, code: text(body?.['code']) },
      ...{ sessionToken: text(token), fittingHash: hash },
    };
  }

  /** The session of the request's cookie, or null; a cookie that Better Auth renews goes to `reply`. */
  async session(request: FastifyRequest, reply: FastifyReply): Promise<CookieSession | null> {
    const headers = this.webHeaders(request);
    const found = await observingDatabase(() =>
      this.auth.api.getSession({ headers, returnHeaders: true }),
    ).catch((error: unknown) => {
      if (error instanceof APIError && error.statusCode === 401) return null; // it ended while it was renewed
      throw error;
    });
    if (!found) return null;
    for (const cookie of found.headers.getSetCookie()) void reply.header('Set-Cookie', cookie);
    const { session, user } = found.response ?? {};
    return session && user ? { id: session.id, user } : null;
  }

  /** Whether `password` is that of the request's session. */
  async isPassword(request: FastifyRequest, password: string): Promise<boolean> {
    const asked = { headers: this.webHeaders(request), body: { password } };
    try {
      return (await observingDatabase(() => this.auth.api.verifyPassword(asked))).status;
    } catch (error) {
      if (error instanceof APIError && error.statusCode < 500) return false;
      throw error;
    }
  }

  /** Whose password a mailed token may reset, if it still may. */
  async ownerOfResetToken(token: string): Promise<CookieSession['user'] | null> {
    const { internalAdapter } = await this.auth.$context;
    return observingDatabase(async () => {
      const found = await internalAdapter.findVerificationValue(`reset-password:${token}`);
      return found && found.expiresAt > new Date() ? internalAdapter.findUserById(found.value) : null;
    });
  }

  /** The URL is the configured origin, never the request's Host header; the query of a request is not passed on. */
  private webRequest(request: FastifyRequest, { method, query, body, cookies }: Translation): Request {
    const url = new URL(request.routeOptions.url ?? '/', this.env.appUrl); // the path we know, however it was spelled
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
    return new Request(url, {
      method: method ?? request.method,
      headers: this.webHeaders(request, cookies),
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  }

  private webHeaders(request: FastifyRequest, cookies = true): Headers {
    const headers = new Headers({ 'content-type': 'application/json' });
    const address = fullAddress(request);
    if (address !== undefined) headers.set(CLIENT_ADDRESS_HEADER, address);
    const { cookie } = request.headers;
    if (cookies && cookie !== undefined) headers.set('cookie', signedWithNewest(cookie, this.env));
    for (const name of FORWARDED) {
      const value = request.headers[name];
      if (typeof value === 'string') headers.set(name, value);
    }
    return headers;
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
