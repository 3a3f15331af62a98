import type { ApiError } from './api-error';
import { apiTexts } from './texts';

/** What to tell the user about a failure, in one short line. */
export function explain(error: ApiError): string {
  switch (error.kind) {
    case 'forbidden':
      return apiTexts.forbidden;
    case 'notFound':
      return apiTexts.notFound;
    case 'rateLimited':
      return error.retryAfterSeconds === null
        ? apiTexts.rateLimited
        : apiTexts.tryAgainIn(error.retryAfterSeconds);
    case 'unavailable':
      return apiTexts.unavailable;
    case 'unauthenticated':
      return apiTexts.unauthenticated;
    case 'validation':
      return error.fieldErrors[0]?.message ?? (error.message || apiTexts.unexpected(null));
    case 'conflict':
      return error.message || apiTexts.unexpected(error.requestId);
    case 'unexpected':
      return apiTexts.unexpected(error.requestId);
  }
}
