import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENV, type Env } from '../config/env.ts';
import { notFound } from '../errors/problems.ts';
import { CLIENT_ROOT } from './client-files.ts';
import { CSP_REPORTS } from './csp-reports.controller.ts';
import { preloadsFor } from './preloads.ts';

/** Stands in the built page where each response puts its own nonce. */
const NONCE_PLACE = /__CSP_NONCE__/g;

/** Where the page says how long a password must be. */
const MIN_PASSWORD = /(name="password-min-length" content=")\d+/;

const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types angular angular#components angular#bundler',
    `report-uri ${CSP_REPORTS}`,
    'report-to csp',
  ].join('; ');

/** The client's one HTML page, under a strict Content-Security-Policy with Trusted Types. */
@Injectable()
export class IndexPage {
  private readonly html: string | undefined;

  constructor(@Inject(ENV) { passwordMinLength }: Env) {
    if (!existsSync(CLIENT_ROOT)) return;
    this.html = readFileSync(join(CLIENT_ROOT, 'index.html'), 'utf8').replace(
      MIN_PASSWORD,
      `$1${passwordMinLength}`,
    );
  }

  /** @throws {Problem} 404 when the client was not built, as under the tests of the API. */
  render(request: FastifyRequest, reply: FastifyReply): string {
    if (this.html === undefined) throw notFound('The web client is not built.');
    const nonce = randomBytes(16).toString('base64');
    void reply
      .type('text/html; charset=utf-8')
      .header('Content-Security-Policy', contentSecurityPolicy(nonce))
      .header('Reporting-Endpoints', `csp="${CSP_REPORTS}"`)
      .header('Cache-Control', 'no-cache');
    return this.html.replace('</body>', `${preloadsFor(request)}</body>`).replace(NONCE_PLACE, nonce);
  }
}
