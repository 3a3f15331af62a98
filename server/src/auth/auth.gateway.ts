import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { rateLimited } from '../errors/problems.ts';
import { ENV, type Env } from '../config/env.ts';
import { BETTER_AUTH } from './better-auth.provider.ts';
import { type BetterAuth, CLIENT_ADDRESS_HEADER } from './better-auth.ts';
import { failingOnOutage } from './observed-pool.ts';
import { withoutSessionToken } from './without-session-token.ts';

/** What Better Auth needs of a request: its cookie, where it came from, and what the device calls itself. */
const FORWARDED = [
  'cookie',
  'origin',
  'referer',
  'user-agent',
  'sec-fetch-site',
  'sec-fetch-mode',
  'sec-fetch-dest',
];

/** The one way to Better Auth: hands it a request that has passed Nest's pipeline, and vets its answer. */
@Injectable()
export class AuthGateway {
  constructor(
    @Inject(BETTER_AUTH) private readonly auth: BetterAuth,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /**
   * @param body the validated DTO; undefined for a GET.
   * @returns Better Auth's JSON, without the session's token; status and cookies are set on `reply`.
   * @throws {Problem} 429 with a true Retry-After. Other 4xx keep Better Auth's shape. An outage of the database is thrown as it is.
   */
  async forward(request: FastifyRequest, reply: FastifyReply, body?: object): Promise<unknown> {
    const response = await failingOnOutage(() => this.auth.handler(this.webRequest(request, body)));
    if (response.status === 429) throw rateLimited(Number(response.headers.get('x-retry-after') ?? 60));
    const answer: unknown = await response.json().catch(() => null);
    if (response.status >= 500) throw new Error('Better Auth failed', { cause: answer });
    for (const cookie of response.headers.getSetCookie()) void reply.header('Set-Cookie', cookie);
    void reply.status(response.status);
    return withoutSessionToken(answer);
  }

  /** The session of the request's cookie, or null; a cookie that Better Auth renews goes to `reply`. */
  async session(
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ id: string; userId: string } | null> {
    const headers = this.webHeaders(request);
    const found = await failingOnOutage(() => this.auth.api.getSession({ headers, returnHeaders: true }));
    for (const cookie of found.headers.getSetCookie()) void reply.header('Set-Cookie', cookie);
    return found.response?.session ?? null;
  }

  /** The URL is the configured origin, never the request's Host header; the query of a request is not passed on. */
  private webRequest(request: FastifyRequest, body?: object): Request {
    const route = request.routeOptions.url ?? '/'; // the path we know, however the client spelled it
    return new Request(new URL(route, this.env.appUrl), {
      method: request.method,
      headers: this.webHeaders(request),
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  }

  private webHeaders(request: FastifyRequest): Headers {
    const headers = new Headers({ 'content-type': 'application/json', [CLIENT_ADDRESS_HEADER]: request.ip });
    for (const name of FORWARDED) {
      const value = request.headers[name];
      if (typeof value === 'string') headers.set(name, value);
    }
    return headers;
  }
}
