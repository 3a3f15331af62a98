import type { ApiError } from '../api/api-error';
import { type Complaint, complaintOf } from '../api/form-submission';
import { authTexts } from './texts';

/** Better Auth names no field in its errors; its codes tell which one is meant. */
const FIELDS: Record<string, { field: string; message?: string }> = {
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: { field: 'email', message: authTexts.emailTaken },
  USER_ALREADY_EXISTS: { field: 'email', message: authTexts.emailTaken },
  INVALID_EMAIL: { field: 'email', message: authTexts.emailMalformed },
  PASSWORD_TOO_SHORT: { field: 'password' },
  PASSWORD_TOO_LONG: { field: 'password', message: authTexts.passwordTooLong },
};

export function signUpComplaint(error: ApiError): Complaint {
  const blamed = FIELDS[error.code];
  if (!blamed) return complaintOf(error);
  return { fieldErrors: [{ message: error.message, ...blamed }], message: error.message };
}
