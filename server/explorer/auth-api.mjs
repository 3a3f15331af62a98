import { Failure, failureOf } from './failure.mjs';
import { texts } from './texts.mjs';

const PATIENCE = 10_000; // ms

/** @typedef {{ id: string, name: string, email: string }} User */

/** What this page asks of `/api/auth/`; the session itself is in a cookie that no script sees. */
export const authApi = {
  /** @returns {Promise<User | null>} */
  async user() {
    const info = /** @type {{ user: User } | null} */ (await ask('get-session'));
    return info?.user ?? null;
  },

  /**
   * @param {{ email: string, password: string }} credentials
   * @returns {Promise<User>}
   */
  async signIn(credentials) {
    return /** @type {{ user: User }} */ (await ask('sign-in/email', credentials)).user;
  },

  signOut: () => ask('sign-out', {}),

  /** @returns {Promise<string>} */
  async token() {
    return /** @type {{ token: string }} */ (await ask('token')).token;
  },
};

/**
 * @param {string} what
 * @param {object} [body]
 * @throws {Failure} when the answer is no yes, or none comes.
 */
async function ask(what, body) {
  const posted = body && {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
  const answer = await fetch(`/api/auth/${what}`, { ...posted, signal: AbortSignal.timeout(PATIENCE) }).catch(
    () => {
      throw new Failure(texts.unavailable);
    },
  );
  if (!answer.ok) throw await failureOf(answer);
  return /** @type {Promise<unknown>} */ (answer.json());
}
