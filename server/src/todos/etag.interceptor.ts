import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';

/** For the document: the header this interceptor sets. */
export const ETAG_HEADER = {
  ETag: {
    description: 'The version, for `If-Match`',
    required: true,
    schema: { type: 'string' as const, pattern: '^"[1-9][0-9]{0,8}"$' },
    example: '"1"',
  },
};

/** Gives every answer that is one versioned thing its `ETag` (RFC 9110 section 8.8.3). */
@Injectable()
export class EtagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((body) => {
        const { version } = (body ?? {}) as { version?: number };
        if (version !== undefined) void reply.header('ETag', `"${version}"`);
        return body;
      }),
    );
  }
}
