import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Public } from '../auth/public.decorator.ts';
import { unsupportedMediaType } from '../errors/problems.ts';
import { clientAddress } from '../limits/client-address.ts';
import { Limits } from '../limits/limits.ts';

/** Where browsers send what the Content-Security-Policy of a page kept it from (ASVS 5.0, 3.4.7). */
export const CSP_REPORTS = '/api/csp-reports';

const FROM_ADDRESS = { name: 'CSP reports', points: 20, seconds: 60 };
const MEDIA_TYPES = ['application/csp-report', 'application/reports+json'];
const MOST_LOGGED = 5;

interface Violation {
  'effective-directive'?: unknown;
  effectiveDirective?: unknown;
  'blocked-uri'?: unknown;
  blockedURL?: unknown;
}

@Public()
@ApiExcludeController()
@Controller()
export class CspReportsController {
  constructor(private readonly limits: Limits) {}

  @Post(CSP_REPORTS)
  @HttpCode(204)
  async report(@Req() request: FastifyRequest): Promise<void> {
    await this.limits.consume(FROM_ADDRESS, clientAddress(request));
    for (const violation of violationsIn(request.body).slice(0, MOST_LOGGED)) {
      const directive = short(violation['effective-directive'] ?? violation.effectiveDirective);
      const blocked = originOf(violation['blocked-uri'] ?? violation.blockedURL);
      request.log.warn({ event: 'csp_violation', directive, blocked }, 'a page was kept from something');
    }
  }
}

/** The media types of reports, which no other route takes. */
export function takeCspReports(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser<string>(
    MEDIA_TYPES,
    { parseAs: 'string', bodyLimit: 16_384 },
    (request, body, done) => {
      if (request.routeOptions.url === CSP_REPORTS) void parse(request, body, done);
      else done(unsupportedMediaType(), undefined);
    },
  );
}

/** Of either format: one violation as browsers have long sent it, or a list of the Reporting API's. */
function violationsIn(body: unknown): Violation[] {
  if (Array.isArray(body))
    return body.flatMap((report: unknown) => objects((report as { body?: unknown } | null)?.body));
  return objects((body as { 'csp-report'?: unknown } | undefined)?.['csp-report']);
}

function objects(value: unknown): Violation[] {
  return typeof value === 'object' && value !== null ? [value] : [];
}

function short(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 50) : '';
}

/** No more than the origin: the rest of an address may be personal. */
function originOf(value: unknown): string {
  const text = typeof value === 'string' ? value : '';
  return URL.canParse(text) ? new URL(text).origin : short(text);
}
