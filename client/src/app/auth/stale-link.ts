import { toApiError } from '../api/api-error';

const CODES = ['INVALID_TOKEN', 'TOKEN_EXPIRED', 'USER_NOT_FOUND'];

/** Whether a mailed link was refused for good: too old, used, or never ours. */
export function isStaleLink(failure: unknown): boolean {
  return CODES.includes(toApiError(failure).code);
}
