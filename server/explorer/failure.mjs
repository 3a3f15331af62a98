import { spoken, texts } from './texts.mjs';

/** An answer that is no yes, or none at all (status 0); `message` is for the reader of the page. */
export class Failure extends Error {
  /**
   * @param {string} message
   * @param {number} status
   */
  constructor(message, status = 0) {
    super(message);
    this.name = 'Failure';
    this.status = status;
  }
}

/**
 * Of any request that this page makes itself.
 *
 * @param {Response} answer
 * @returns {Promise<Failure>}
 */
export async function failureOf(answer) {
  const body = await answer.json().catch(() => null);
  return new Failure(messageOf(answer, typeof body === 'object' && body !== null ? body : {}), answer.status);
}

/**
 * @param {Response} answer
 * @param {{ code?: string, message?: string, detail?: string, errors?: { detail: string }[] }} body a problem of RFC 9457, or Better Auth's
 */
function messageOf({ status, headers }, { code, message, detail, errors }) {
  if (code === 'INVALID_EMAIL_OR_PASSWORD') return texts.wrongCredentials;
  if (code === 'EMAIL_NOT_VERIFIED') return texts.unconfirmed;
  if (code === 'BANNED_USER') return texts.banned;
  if (status === 403) return texts.wrongOrigin;
  if (status === 429) return tooMany(Number(headers.get('Retry-After')));
  if (status >= 502) return texts.unavailable;
  return errors?.map((error) => error.detail).join(' ') || detail || message || texts.unexpected(status);
}

/** @param {number} seconds */
function tooMany(seconds) {
  return seconds > 0 ? texts.tooMany(spoken(seconds)) : texts.tooManyForNow;
}
