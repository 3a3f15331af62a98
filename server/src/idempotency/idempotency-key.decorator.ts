import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { IncomingHttpHeaders } from 'node:http';
import { invalid } from '../errors/problems.ts';

/** For the document: the header this decorator reads. */
export const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  required: false,
  description:
    'Any text that is sent with this request alone, such as a UUID. Sent again within 24 hours, nothing is done twice and the answer is the same.',
  schema: { type: 'string' as const, minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
};

/**
 * The `Idempotency-Key` of a request (draft-ietf-httpapi-idempotency-key-header), or undefined.
 *
 * @throws {Problem} 400 `validation_failed` for one that is empty, longer than 255 characters, or not visible ASCII.
 */
export const IdempotencyKey = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined => {
    const { headers } = context.switchToHttp().getRequest<{ headers: IncomingHttpHeaders }>();
    const key = headers['idempotency-key'];
    if (key === undefined) return undefined;
    if (typeof key === 'string' && /^[!-~]{1,255}$/.test(key)) return key;
    const detail = 'Idempotency-Key must be 1 to 255 visible ASCII characters.';
    throw invalid([{ pointer: '/Idempotency-Key', detail }]);
  },
);
