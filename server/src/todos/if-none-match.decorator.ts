import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import type { ETAG_HEADER, PAGE_ETAG_HEADER } from './etag.interceptor.ts';

/** For the document: what `EtagInterceptor` does with `If-None-Match` (RFC 9110 section 13.1.2). */
export function ApiNotModified(headers: typeof ETAG_HEADER | typeof PAGE_ETAG_HEADER): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: 'If-None-Match',
      required: false,
      description: 'An `ETag` from before; 304 when it is still the one.',
      schema: { type: 'string', maxLength: 200 }, // no example: Swagger UI would send it
    }),
    ApiResponse({ status: 304, description: 'As it was when you had this `ETag`.', headers }),
  );
}
