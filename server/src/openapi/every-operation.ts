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

/** What no controller has to say of its operations, because it holds for each. */
export function completeEveryOperation(document: OpenAPIObject): void {
  for (const placed of eachOperation(document)) {
    const { operation } = placed;
    operation.security ??= []; // nothing said: open to everybody; each test of access goes by this
    for (const status of statusesOf(placed)) operation.responses[status] ??= problemResponse(status);
    for (const [status, response] of Object.entries(operation.responses)) {
      if (!response || '$ref' in response) continue;
      response.description ||= STATUS_CODES[status] ?? '';
      response.headers = {
        ...response.headers,
        'X-Request-Id': { $ref: '#/components/headers/RequestId' },
      };
    }
  }
  (document.components ??= {}).headers = { RequestId: REQUEST_ID };
}

/** What the server says before a handler is asked, of any request, or of one that may have a body. */
function statusesOf({ method }: PlacedOperation): number[] {
  return method === 'get' ? [400, 431] : [400, 413, 415, 431];
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
