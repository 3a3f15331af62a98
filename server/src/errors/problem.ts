import { HttpException } from '@nestjs/common';

/** The `code` of a problem: what a program decides by. `docs/architecture.md` lists when each is sent. */
export const PROBLEM_CODES = [
  'validation_failed',
  'malformed_body',
  'token_missing',
  'token_invalid',
  'token_expired',
  'session_revoked',
  'not_owner',
  'reauthentication_required',
  'forbidden',
  'not_found',
  'method_not_allowed',
  'method_unknown',
  'body_too_large',
  'unsupported_media_type',
  'conflict',
  'quota_reached',
  'idempotency_key_reused',
  'stale_version',
  'rate_limited',
  'unavailable',
  'internal_error',
  'bad_request',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** One thing wrong with a request: `pointer` is a JSON Pointer (RFC 6901) into the body, or of the query as an object. */
export interface FieldError {
  pointer: string;
  detail: string;
}

export interface ProblemExtras {
  errors?: FieldError[];
  headers?: Record<string, string>;
  cause?: unknown;
}

/** An error that is meant for the client: becomes an RFC 9457 problem as it stands. */
export class Problem extends HttpException {
  readonly code: ProblemCode;
  readonly extras: ProblemExtras;

  constructor(status: number, code: ProblemCode, detail: string, extras: ProblemExtras = {}) {
    super(detail, status, { cause: extras.cause });
    this.code = code;
    this.extras = extras;
  }
}
