import type { FastifyHttpOptions, RawServerDefault } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import type { Env } from './config/env.ts';
import { refuseRaw } from './errors/raw-refusal.ts';
import { withoutEmail } from './errors/without-email.ts';
import { sendProblem } from './errors/problem.filter.ts';

/** Takes log lines, each ending in a line break. */
export interface LogDestination {
  write: (line: string) => unknown;
}

/** Limits of the HTTP server; sizes in bytes, times in ms. */
export function fastifyOptions(env: Env, log: LogDestination) {
  return {
    bodyLimit: 131_072, // a to-do's 5,000 characters of description may each be escaped to 12 bytes
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000, // longer than a proxy's usual minute, so that the proxy hangs up first
    return503OnClosing: false, // requests that are on their way when the server stops still get their answer
    forceCloseConnections: 'idle',
    trustProxy: env.trustProxy.length > 0 ? env.trustProxy : false,
    frameworkErrors: (error, request, reply) => sendProblem(error, request, reply),
    clientErrorHandler: refuseRaw,
    http: { requireHostHeader: false }, // `refuseAmbiguous` does, with a problem
    requestIdHeader: false,
    genReqId: () => uuidv7(),
    logger: {
      level: env.logLevel,
      stream: log,
      redact: ['req.headers', 'res.headers'],
      serializers: {
        // Named one by one: what a database error brings along holds the row it is about.
        err: (error: Error & { code?: string }) => ({
          type: error.name,
          code: error.code,
          message: withoutEmail(error.message),
          stack: withoutEmail(error.stack ?? ''),
        }),
        // The path alone: a query may hold what somebody searched for.
        req: ({ id, method, url, ip }) => ({ id, method, path: url.split('?')[0], ip }),
      },
    },
  } satisfies FastifyHttpOptions<RawServerDefault>;
}
