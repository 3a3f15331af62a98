import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { IncomingHttpHeaders } from 'node:http';
import { stale } from '../errors/problems.ts';

/** For the document: the header this decorator reads. */
export const IF_MATCH = {
  name: 'If-Match',
  required: false,
  description: 'The `ETag` of the version to change; 412 when there is a newer one.',
  schema: { type: 'string' as const, maxLength: 200 }, // no example: Swagger UI would send it
};

/**
 * The version that `If-Match` asks for (RFC 9110 section 13.1.1); undefined for none or `*`.
 *
 * @throws {Problem} 412 for a tag that no version of ours can have.
 */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number | undefined => {
  const { headers } = context.switchToHttp().getRequest<{ headers: IncomingHttpHeaders }>();
  const tag = headers['if-match'];
  if (tag === undefined || tag === '*') return undefined;
  const [, version] = /^"([1-9]\d{0,8})"$/.exec(tag) ?? [];
  if (version === undefined) throw stale();
  return Number(version);
});
