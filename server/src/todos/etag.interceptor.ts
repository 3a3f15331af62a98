import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hash } from 'node:crypto';
import { map, type Observable } from 'rxjs';

/** For the document: the header of one to-do, and of a page of them. */
export const ETAG_HEADER = {
  ETag: {
    description: 'The version, for `If-Match` and `If-None-Match`',
    required: true,
    schema: { type: 'string' as const, pattern: '^"[1-9][0-9]{0,8}"$' },
    example: '"1"',
  },
};
export const PAGE_ETAG_HEADER = {
  ETag: {
    description: 'For `If-None-Match`: another one when anything on the page is',
    required: true,
    schema: { type: 'string' as const, pattern: '^W/"[\\w-]{27}"$' },
    example: 'W/"rPbKd1wTq0c8yJ5mVhX3sLnE7aQ"',
  },
};

interface Answer {
  version?: number;
  items?: { id: string; version: number }[];
  nextCursor?: string | null;
}

/**
 * Gives every answer that is one versioned thing, or a page of such, its `ETag` (RFC 9110 section 8.8.3), and 304 without
 * a body to who has it already (section 13.1.2).
 */
@Injectable()
export class EtagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const http = context.switchToHttp();
    const { method, headers } = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(
      map((body) => {
        const tag = tagOf(body ?? {});
        if (tag === undefined) return body;
        void reply.header('ETag', tag);
        if (method !== 'GET' && method !== 'HEAD') return body;
        if (!isKnown(tag, headers['if-none-match'])) return body;
        void reply.status(304);
        return undefined;
      }),
    );
  }
}

/** Of a page it is weak, and made of the ids and versions: any change of a to-do, its tags included, counts its version. */
function tagOf({ version, items, nextCursor }: Answer): string | undefined {
  if (version !== undefined) return `"${version}"`;
  if (!items) return undefined;
  const fields = Object.keys(items[0] ?? {}); // what a later release may add to
  const rows = items.map((item) => `${item.id} ${item.version}`);
  return `W/"${hash('sha1', [fields, ...rows, nextCursor].join('\n'), 'base64url')}"`;
}

/** By the weak comparison (RFC 9110 section 8.8.3.2). */
function isKnown(tag: string, header: string | undefined): boolean {
  if (header === undefined) return false;
  const known = header.split(',').map((each) => each.trim().replace(/^W\//, ''));
  return known.includes('*') || known.includes(tag.replace(/^W\//, ''));
}
