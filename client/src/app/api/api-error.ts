import { HttpErrorResponse } from '@angular/common/http';
import { TimeoutError } from 'rxjs';
import type { components } from './api-types';
import { retryAfterSeconds } from './retry-after';

export type ApiErrorKind =
  | 'validation'
  | 'unauthenticated'
  | 'forbidden'
  | 'notFound'
  | 'conflict'
  | 'rateLimited'
  | 'unavailable'
  | 'unexpected';

export interface FieldError {
  field: string;
  message: string;
}

type ProblemBody = Partial<components['schemas']['Problem']> & { message?: string };

const KINDS: Partial<Record<number, ApiErrorKind>> = {
  0: 'unavailable',
  400: 'validation',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  422: 'validation',
  429: 'rateLimited',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/** The one shape of everything that can go wrong with a request. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly kind: ApiErrorKind,
    readonly status: number,
    readonly code: string,
    message: string,
    readonly fieldErrors: readonly FieldError[] = [],
    readonly retryAfterSeconds: number | null = null,
    readonly requestId: string | null = null,
  ) {
    super(message);
  }
}

/** Reads RFC 9457 problems, Better Auth's `{ code, message }`, and answers with neither. */
export function toApiError(failure: unknown): ApiError {
  if (failure instanceof ApiError) return failure;
  if (failure instanceof TimeoutError) return new ApiError('unavailable', 0, 'timeout', failure.message);
  if (!(failure instanceof HttpErrorResponse))
    return new ApiError('unexpected', 0, 'unexpected', String(failure));

  const body = problemIn(failure.error);
  return new ApiError(
    KINDS[failure.status] ?? 'unexpected',
    failure.status,
    body.code ?? '',
    body.detail ?? body.message ?? body.title ?? '',
    (body.errors ?? []).map(({ pointer, detail }) => ({
      field: pointer.replace(/^#?\//, ''),
      message: detail,
    })),
    retryAfterSeconds(failure.headers),
    body.requestId ?? failure.headers.get('X-Request-Id'),
  );
}

function problemIn(body: unknown): ProblemBody {
  return typeof body === 'object' && body !== null ? body : {};
}
