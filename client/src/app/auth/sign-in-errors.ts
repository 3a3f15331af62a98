import type { ApiError } from '../api/api-error';
import { type Complaint, complaintOf } from '../api/form-submission';
import { authTexts } from './texts';

/** One message for every wrong pair, so that it does not tell whether the account exists. */
export function signInComplaint(error: ApiError): Complaint {
  if (error.code === 'BANNED_USER') return { fieldErrors: [], message: authTexts.banned };
  if (error.kind !== 'unauthenticated') return complaintOf(error);
  return { fieldErrors: [], message: authTexts.wrongCredentials };
}
