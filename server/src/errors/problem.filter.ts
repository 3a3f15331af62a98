import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, HttpStatus } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';
import { isDatabaseUnavailable } from '../database/database-unavailable.ts';
import { Problem, type ProblemCode } from './problem.ts';
import type { ProblemDto } from './problem.dto.ts';
import { unavailable } from './problems.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

const CODES: Partial<Record<number, ProblemCode>> = {
  400: 'bad_request',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'body_too_large',
  415: 'unsupported_media_type',
};

const DETAILS: Partial<Record<number, string>> = {
  404: 'There is nothing here.',
  413: 'The body is larger than this endpoint takes.',
  415: 'Send the body as application/json.',
};

/** The one place that turns errors into responses: RFC 9457 `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

/** Also for what Fastify refuses before a route is found, such as a path that is no URL. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = toProblem(error);
  const status = problem.getStatus();
  report(problem, error, request);
  if (status >= 500) void reply.removeHeader('Set-Cookie'); // no failure leaves somebody signed in
  void reply
    .status(status)
    .headers({
      ...problem.extras.headers,
      // Fastify refuses a path that is no URL before its hooks run, which set these.
      ...SECURITY_HEADERS,
      ...{ 'Cache-Control': 'no-store', 'X-Request-Id': request.id },
    })
    .type('application/problem+json')
    .send(JSON.stringify(problemBody(problem, request)));
}

/** In the log: what failed on our side, and what somebody was kept from (ASVS 5.0, 16.3.2 to 16.3.4). */
function report(problem: Problem, error: unknown, { log, ip }: FastifyRequest): void {
  const { code } = problem;
  const status = problem.getStatus();
  if (status === 501) log.info({ code, ip }, 'request refused');
  else if (status >= 500) log.error({ err: problem.extras.cause ?? error, code }, 'request failed');
  else if (status === 403 || status === 429)
    log.warn({ event: 'access_refused', code, ip }, 'request refused');
  else log.info({ code, ip, fields: problem.extras.errors?.length }, 'request refused');
}

/** What `error` is to the client. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const status = statusOf(error);
  if (status >= 500 && isDatabaseUnavailable(error)) return unavailable(error); // a client that hangs up is ECONNRESET too
  if (status < 500) {
    const malformed = status === 400 && isBodyParserError(error);
    const code = malformed ? 'malformed_body' : (CODES[status] ?? 'bad_request');
    const detail = malformed ? 'The body is not valid JSON.' : (DETAILS[status] ?? STATUS_CODES[status]);
    return new Problem(status, code, detail ?? 'The request cannot be served.', {
      cause: error,
    });
  }
  return new Problem(
    HttpStatus.INTERNAL_SERVER_ERROR,
    'internal_error',
    'Something went wrong on our side.',
    { cause: error },
  );
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' && statusCode >= 400 ? statusCode : 500;
}

/** Fastify says 400 itself only of a body or a URL that it cannot parse. */
function isBodyParserError(error: unknown): boolean {
  const { code } = ((error as Error).cause ?? error) as { code?: unknown };
  return error instanceof SyntaxError || (typeof code === 'string' && code.startsWith('FST_ERR_CTP_'));
}

function problemBody(problem: Problem, request: FastifyRequest): ProblemDto {
  const status = problem.getStatus();
  const [path = '/'] = request.url.split('?');
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: problem.message,
    instance: path,
    code: problem.code,
    requestId: request.id,
    ...(problem.extras.errors ? { errors: problem.extras.errors } : {}),
    // Better Auth's clients read `message`.
    ...(path.startsWith('/api/auth/') ? { message: problem.message } : {}),
  };
}
