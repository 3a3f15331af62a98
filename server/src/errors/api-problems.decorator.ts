import { applyDecorators } from '@nestjs/common';
import { ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { STATUS_CODES } from 'node:http';

const DESCRIPTIONS: Record<number, string> = {
  400: '`validation_failed`, `malformed_body`; `bad_request` of a head that could be read in two ways',
  401: '`token_missing`, `token_invalid`, `token_expired`, `session_revoked`',
  403: '`not_owner`, `forbidden`',
  404: '`not_found`',
  409: '`conflict`, `quota_reached`',
  412: '`stale_version`: `If-Match` names an older version',
  413: '`body_too_large`',
  414: '`bad_request`: a segment of the path is too long',
  415: '`unsupported_media_type`',
  422: '`idempotency_key_reused`: the key came with another request before',
  429: '`rate_limited`; `Retry-After` says when',
  431: '`bad_request`: more than 16 KiB of headers',
  503: '`unavailable`; `Retry-After` says when',
};

const CHALLENGE = {
  description: 'How to authenticate, and what was wrong (RFC 6750, 3)',
  required: true,
  schema: { type: 'string' as const, maxLength: 500 },
  example: 'Bearer realm="latchlist"',
};

const retryAfter = (required: boolean) => ({
  description: 'Seconds after which asking again makes sense',
  required,
  schema: { type: 'integer' as const, minimum: 1, maximum: 2_592_000 },
  example: 2,
});

type Headers = Record<string, typeof CHALLENGE | ReturnType<typeof retryAfter>>;

const HEADERS: Record<number, Headers> = {
  401: { 'WWW-Authenticate': CHALLENGE },
  409: { 'Retry-After': retryAfter(false) },
  429: { 'Retry-After': retryAfter(true) },
  503: { 'Retry-After': retryAfter(true) },
};

/** A problem of that status, as the content of an answer. */
export function problemContent(status: number) {
  const [, code = 'bad_request'] = /`([a-z_]+)`/.exec(DESCRIPTIONS[status] ?? '') ?? [];
  const title = STATUS_CODES[status] ?? '';
  const example = {
    ...{ type: 'about:blank', title, status, detail: 'What is wrong, in a sentence.' },
    ...{ instance: '/api/todos', code, requestId: '0198c5b6-7a3e-7d4c-9b1f-2a6c8e0d4f17' },
  };
  return { 'application/problem+json': { schema: { $ref: getSchemaPath('Problem') }, example } };
}

/** Documents the errors an operation can answer with, all of the one shape. */
export function ApiProblems(...statuses: number[]): MethodDecorator & ClassDecorator {
  return applyDecorators(...statuses.map((status) => ApiResponse({ status, ...problemResponse(status) })));
}

/** One of them, as it stands in the document. */
export function problemResponse(status: number) {
  return {
    description: DESCRIPTIONS[status] ?? 'An error',
    headers: HEADERS[status] ?? {},
    content: problemContent(status),
  };
}
