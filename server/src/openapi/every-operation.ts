import type { OpenAPIObject } from '@nestjs/swagger';
import { STATUS_CODES } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import { problemResponse } from '../errors/api-problems.decorator.ts';
import { eachOperation, type PlacedOperation } from './operations.ts';

const REQUEST_ID = {
  description: "The request's own id, also in the log and in the `requestId` of a problem",
  required: true,
  schema: { type: 'string' as const, format: 'uuid' },
  example: '0198c5b6-7a3e-7d4c-9b1f-2a6c8e0d4f17',
};

/** Where it is read, it may be renewed, or removed because its session is gone. */
const SESSION_COOKIE = {
  description: 'The session (HttpOnly, SameSite=Strict), renewed or removed',
  schema: { type: 'string' as const, maxLength: 4_096 },
  example: 'latchlist.session_token=…; Path=/; HttpOnly; SameSite=Strict',
};

/** What no controller has to say of its operations, because it holds for each. */
export function completeEveryOperation(document: OpenAPIObject): void {
  for (const placed of eachOperation(document)) {
    const { operation } = placed;
    operation.security ??= []; // nothing said: open to everybody; each test of access goes by this
    for (const status of statusesOf(placed)) operation.responses[status] ??= problemResponse(status);
    for (const [status, response] of Object.entries(operation.responses)) {
      if (!response || '$ref' in response) continue;
      response.description ||= STATUS_CODES[status] ?? '';
      response.headers = { ...response.headers, ...headersOf(placed) };
    }
  }
  (document.components ??= {}).headers = { RequestId: REQUEST_ID, SessionCookie: SESSION_COOKIE };
}

function headersOf({ operation }: PlacedOperation): Record<string, { $ref: string }> {
  const readsCookie = operation.security?.some((way) => 'cookie' in way);
  return {
    'X-Request-Id': { $ref: '#/components/headers/RequestId' },
    ...(readsCookie ? { 'Set-Cookie': { $ref: '#/components/headers/SessionCookie' } } : {}),
  };
}

/** What the server says before a handler is asked, of any request, or of one that may have a body. */
function statusesOf({ method, path }: PlacedOperation): number[] {
  const ofAny = method === 'get' ? [400, 431] : [400, 413, 415, 431];
  if (!path.includes('{')) return ofAny;
  return [...ofAny, method === 'get' ? 404 : 414]; // a segment that is too long leads nowhere
}

/** Problems that are the same everywhere stand in `components` once. */
export function shareProblems(document: OpenAPIObject): void {
  const shared = ((document.components ??= {}).responses ??= {});
  const headers = { 'X-Request-Id': { $ref: '#/components/headers/RequestId' } };
  for (const { operation } of eachOperation(document)) {
    for (const [status, response] of Object.entries(operation.responses)) {
      const problem = problemResponse(Number(status));
      const usual = { ...problem, headers: { ...problem.headers, ...headers } };
      if (!isDeepStrictEqual(JSON.parse(JSON.stringify(response)), JSON.parse(JSON.stringify(usual))))
        continue;
      shared[`Problem${status}`] ??= usual;
      operation.responses[status] = { $ref: `#/components/responses/Problem${status}` };
    }
  }
}
