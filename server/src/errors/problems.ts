import { HttpStatus } from '@nestjs/common';
import { type FieldError, Problem } from './problem.ts';

/** Seconds after which asking again makes sense while the database is away. */
const RETRY_AFTER = '2';

export const unavailable = (cause?: unknown): Problem =>
  new Problem(
    HttpStatus.SERVICE_UNAVAILABLE,
    'unavailable',
    'The service cannot answer right now. Try again shortly.',
    {
      headers: { 'Retry-After': RETRY_AFTER },
      cause,
    },
  );

export const notFound = (detail = 'There is nothing here.'): Problem =>
  new Problem(HttpStatus.NOT_FOUND, 'not_found', detail);

export const notOwner = (): Problem =>
  new Problem(HttpStatus.FORBIDDEN, 'not_owner', 'This belongs to another user.');

/** A sensitive act without fresh proof that it is the owner who acts. */
export const reauthenticationRequired = (): Problem =>
  new Problem(HttpStatus.FORBIDDEN, 'reauthentication_required', 'Send your password along.');

/** Of a password that was replaced while the one before was being checked. */
export const justChanged = (): Problem =>
  new Problem(
    HttpStatus.CONFLICT,
    'conflict',
    'The password has just been changed: try again in ten seconds.',
    { headers: { 'Retry-After': '10' } },
  );

export const conflict = (detail: string): Problem => new Problem(HttpStatus.CONFLICT, 'conflict', detail);

export const quotaReached = (detail: string): Problem =>
  new Problem(HttpStatus.CONFLICT, 'quota_reached', detail);

export const idempotencyKeyReused = (): Problem =>
  new Problem(
    HttpStatus.UNPROCESSABLE_ENTITY,
    'idempotency_key_reused',
    'This Idempotency-Key came with another request before.',
  );

export const invalid = (errors: FieldError[]): Problem =>
  new Problem(HttpStatus.BAD_REQUEST, 'validation_failed', errors.map(({ detail }) => detail).join(' '), {
    errors,
  });

export const rateLimited = (seconds: number): Problem =>
  new Problem(HttpStatus.TOO_MANY_REQUESTS, 'rate_limited', `Too many requests. Try again in ${seconds} s.`, {
    headers: { 'Retry-After': String(seconds) },
  });

export const methodNotAllowed = (allowed: string[]): Problem =>
  new Problem(HttpStatus.METHOD_NOT_ALLOWED, 'method_not_allowed', `Use ${allowed.join(' or ')} here.`, {
    headers: { Allow: allowed.join(', ') },
  });

export const unsupportedMediaType = (): Problem =>
  new Problem(
    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
    'unsupported_media_type',
    'Send the body as application/json.',
  );

export const methodUnknown = (): Problem =>
  new Problem(HttpStatus.NOT_IMPLEMENTED, 'method_unknown', 'This method means nothing here.');

export const stale = (): Problem =>
  new Problem(
    HttpStatus.PRECONDITION_FAILED,
    'stale_version',
    'It has been changed since you read it: read it again.',
  );
