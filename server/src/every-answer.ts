import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Env } from './config/env.ts';
import { methodNotAllowed, methodUnknown, notFound } from './errors/problems.ts';
import { refuseAmbiguous } from './errors/ambiguous-head.ts';
import { SECURITY_HEADERS } from './errors/security-headers.ts';
import { forwardedWarning } from './limits/forwarded-warning.ts';
import { KnownRoutes } from './web/known-routes.ts';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** What holds for every answer, whatever route it comes from: its headers, which methods there are, who may read it. */
export function prepareEveryAnswer(app: NestFastifyApplication, { corsOrigins }: Env): void {
  const routes = app.get(KnownRoutes);
  const warnOfProxy = forwardedWarning();
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request, reply) => {
      warnOfProxy(request);
      void reply
        .headers(SECURITY_HEADERS)
        .headers({ 'X-Request-Id': request.id, 'Cache-Control': 'no-store' });
      refuseAmbiguous(request.raw);
      const [path = '/'] = request.url.split('?');
      if (request.is404) throw withoutRoute(request.method, routes.methodsOf(path));
      return Promise.resolve();
    });
  if (corsOrigins.length > 0) {
    // Without credentials: another origin's pages get in with an access token, never with the cookie.
    app.enableCors({
      origin: corsOrigins,
      methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      allowedHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match', 'If-None-Match'],
      exposedHeaders: [
        'Content-Disposition',
        'ETag',
        'Location',
        'Retry-After',
        'WWW-Authenticate',
        'X-Request-Id',
      ],
      maxAge: 600,
    });
  }
}

/** A method that means nothing, a wrong one on a right path, or nothing there. */
function withoutRoute(method: string, allowed: string[]): Error {
  if (allowed.length > 0 && !allowed.includes(method)) return methodNotAllowed(allowed);
  return METHODS.has(method) ? notFound() : methodUnknown();
}
