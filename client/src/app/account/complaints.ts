import type { ApiError } from '../api/api-error';
import { duration } from '../api/duration';
import { type Complaint, complaintOf } from '../api/form-submission';
import { authTexts } from '../auth/texts';
import { accountTexts } from './texts';

/** The server's validators name the field before they say what it must be; people are told in other words. */
const RULES: Record<string, string> = {
  name: accountTexts.nameRefused,
  newEmail: authTexts.emailMalformed,
};

/** A refusal in words, for a form that asks for the password in the field `passwordField`. */
export function accountComplaint(error: ApiError, passwordField: string): Complaint {
  const onField = (field: string, message: string): Complaint => ({
    fieldErrors: [{ field, message }],
    message,
  });
  switch (error.code) {
    case 'INVALID_PASSWORD':
      return onField(passwordField, accountTexts.wrongPassword);
    case 'reauthentication_required':
      return onField(passwordField, authTexts.passwordMissing);
    case 'PASSWORD_TOO_SHORT':
      return onField('newPassword', error.message);
    case 'PASSWORD_TOO_LONG':
      return onField('newPassword', authTexts.passwordTooLong);
    case 'conflict':
      return {
        fieldErrors: [],
        message: accountTexts.justChanged(duration(error.retryAfterSeconds ?? 10)),
      };
    default:
      return inOurWords(complaintOf(error));
  }
}

function inOurWords({ fieldErrors, message }: Complaint): Complaint {
  const said = fieldErrors.map(({ field, message }) => ({
    field,
    message: message.startsWith(`${field} `) ? (RULES[field] ?? message) : message,
  }));
  return { fieldErrors: said, message };
}
