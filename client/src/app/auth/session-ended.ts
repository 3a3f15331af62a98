import { ApiError } from '../api/api-error';

/** What a request fails with when the session it was made for is over. */
export function sessionEnded(): ApiError {
  return new ApiError('unauthenticated', 401, 'session_ended', '');
}
