import type { FastifyInstance } from 'fastify';
import { isUtf8 } from 'node:buffer';
import { takeCspReports } from './web/csp-reports.controller.ts';

/** Bytes that a body may have where Better Auth is behind it; elsewhere `fastify-options.ts` says. */
const AUTH_BODY_LIMIT = 16_384;

/**
 * JSON is the only body there is, in UTF-8 (RFC 8259, 8.1): bytes that are not, which would otherwise turn into
 * replacement characters, are refused. Of a key that is given twice the last one counts, in all of the API.
 */
export function takeJsonBodies(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (isUtf8(body)) void parse(request, body.toString(), done);
    else done(Object.assign(new SyntaxError('The body is not UTF-8.'), { statusCode: 400 }), undefined);
  });
  takeCspReports(fastify);
  fastify.addHook('onRoute', (route) => {
    if (route.url.startsWith('/api/auth/')) route.bodyLimit = AUTH_BODY_LIMIT;
  });
}
