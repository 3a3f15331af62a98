import { AccessToken } from './access-token.mjs';
import { authApi } from './auth-api.mjs';
import { Failure } from './failure.mjs';
import { texts } from './texts.mjs';

/** @typedef {import('./auth-api.mjs').User} User */

/**
 * Who is signed in, and his access token, which is held here in memory and nowhere else. Says `change` when somebody
 * comes or goes, and `forget` when what is on the page is no longer the business of whoever sits before it.
 */
export class Session extends EventTarget {
  /** @type {User | null} */
  user = null;
  /** What there is to say about the last change. */
  news = '';
  /** The last one who was here, so that nobody finds what another has left. */
  #lastUserId = '';
  #known = false;
  /** Counts who comes and goes: what was asked for one is not kept for the next. */
  #generation = 0;
  /** @type {AccessToken | null} */
  #token = null;
  /** @type {Promise<string | null> | null} */
  #renewal = null;
  #timer = 0;
  /** The same as that of the web client, whose tabs come and go with this page. */
  #channel = new BroadcastChannel('latchlist-session');

  constructor() {
    super();
    this.#channel.onmessage = ({ data }) => {
      if (data.kind === 'signed-in') void this.recheck().catch(() => undefined);
      if (data.kind === 'signed-out' && this.user) this.#leave(texts.signedOut);
    };
    document.addEventListener('visibilitychange', () => this.#renewWhenDue());
  }

  /** Finds out whose session the cookie is. */
  async recheck() {
    const user = await authApi.user();
    this.#known = true;
    if (user) this.#enter(user);
    else if (this.user) this.#end();
    else this.#tell('');
  }

  /** @param {{ email: string, password: string }} credentials */
  async signIn(credentials) {
    const user = await authApi.signIn(credentials);
    this.#known = true;
    this.#enter(user);
    this.#channel.postMessage({ kind: 'signed-in' });
  }

  async signOut() {
    await authApi.signOut();
    this.#channel.postMessage({ kind: 'signed-out', farewell: 'signed-out' });
    this.#leave(texts.signedOut);
  }

  /**
   * @param {string} [refused] a token that the API did not take
   * @returns {Promise<string | null>} a token to send, or null when nobody is signed in.
   * @throws {Failure} when none can be had just now.
   */
  async token(refused) {
    if (!this.#known) await this.recheck();
    if (!this.user) return null;
    const held = this.#token;
    if (held?.isUsable && held.value !== refused) return held.value;
    const renewal = (this.#renewal ??= this.#renew().finally(() => {
      if (this.#renewal === renewal) this.#renewal = null;
    }));
    return renewal;
  }

  async #renew() {
    const generation = this.#generation;
    const requestedAt = performance.now();
    const value = await authApi.token().catch((/** @type {Failure} */ failure) => {
      if (failure.status !== 401) throw failure;
      if (generation === this.#generation) this.#end();
      return null;
    });
    if (value === null || generation !== this.#generation) return null;
    const token = new AccessToken(value, requestedAt);
    if (token.userId !== this.user?.id) {
      await this.recheck();
      throw new Failure(texts.someoneElse);
    }
    this.#hold(token);
    return value;
  }

  /** @param {AccessToken | null} token */
  #hold(token) {
    clearTimeout(this.#timer);
    this.#token = token;
    if (token) this.#timer = setTimeout(() => this.#renewWhenDue(), token.renewAt - performance.now() + 1);
  }

  /** Ahead of its expiry, while the page is being looked at; what fails is tried again by the next request. */
  #renewWhenDue() {
    const held = this.#token;
    if (!held || document.hidden || performance.now() < held.renewAt) return;
    void this.token(held.value).catch(() => undefined);
  }

  /** @param {User} user */
  #enter(user) {
    if (user.id !== this.user?.id) this.#startAnew();
    if (this.#lastUserId && this.#lastUserId !== user.id) this.dispatchEvent(new Event('forget'));
    this.#lastUserId = user.id;
    this.user = user;
    this.#tell('');
  }

  /** It has ended without being asked to: what was typed stays. */
  #end() {
    this.#startAnew();
    this.user = null;
    this.#tell(texts.ended);
  }

  /** @param {string} news */
  #leave(news) {
    this.#startAnew();
    this.user = null;
    this.dispatchEvent(new Event('forget'));
    this.#tell(news);
  }

  #startAnew() {
    this.#generation++;
    this.#renewal = null;
    this.#hold(null);
  }

  /** @param {string} news */
  #tell(news) {
    this.news = news;
    this.dispatchEvent(new Event('change'));
  }
}
