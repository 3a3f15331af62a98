import { applyDecorators } from '@nestjs/common';
import { ApiResponse, getSchemaPath } from '@nestjs/swagger';

const DESCRIPTIONS: Record<number, string> = {
  400: '`validation_failed`, `malformed_body`',
  401: '`token_missing`, `token_invalid`, `token_expired`, `session_revoked`',
  403: '`not_owner`, `forbidden`',
  404: '`not_found`',
  409: '`conflict`, `quota_reached`',
  412: '`stale_version`: `If-Match` names an older version',
  413: '`body_too_large`',
  415: '`unsupported_media_type`',
  422: '`idempotency_key_reused`: the key came with another request before',
  429: '`rate_limited`; `Retry-After` says when',
  503: '`unavailable`; `Retry-After` says when',
};

/** Documents the errors an operation can answer with, all of the one shape. */
export function ApiProblems(...statuses: number[]): MethodDecorator & ClassDecorator {
  return applyDecorators(...statuses.map((status) => ApiResponse({ status, ...problemResponse(status) })));
}

/** One of them, as it stands in the document. */
export function problemResponse(status: number) {
  return {
    description: DESCRIPTIONS[status] ?? 'An error',
    content: { 'application/problem+json': { schema: { $ref: getSchemaPath('Problem') } } },
  };
}
