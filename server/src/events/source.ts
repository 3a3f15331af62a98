import type { FastifyRequest } from 'fastify';
import { withoutEmail } from '../errors/without-email.ts';
import { fullAddress } from '../limits/client-address.ts';

const MAX_USER_AGENT = 512; // characters; no real one is longer

/** Where a request came from, as far as it says so. */
export interface RequestSource {
  address?: string | undefined;
  userAgent?: string | undefined;
  requestId: string;
}

/** A user agent is whatever somebody writes: the logs hold no e-mail address, not even that one. */
export function sourceOf(request: FastifyRequest): RequestSource {
  const userAgent = request.headers['user-agent'];
  return {
    address: fullAddress(request),
    userAgent: userAgent === undefined ? undefined : withoutEmail(userAgent.slice(0, MAX_USER_AGENT)),
    requestId: request.id,
  };
}
