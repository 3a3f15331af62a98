import { type CanActivate, type ExecutionContext, HttpStatus, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../errors/problem.ts';

/**
 * Refuses what a browser says comes from another site, reads included: what the cookie opens is for our own pages
 * (ASVS 5.0, 3.5.1). Clients that are no browsers do not send the header; Better Auth checks `Origin` besides.
 */
@Injectable()
export class SameOriginGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    const site = headers['sec-fetch-site'];
    if (site === undefined || site === 'same-origin' || site === 'none') return true;
    throw new Problem(HttpStatus.FORBIDDEN, 'forbidden', 'This is open to pages of this origin alone.');
  }
}
