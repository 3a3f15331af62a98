/** @typedef {import('./session.mjs').Session} Session */
/** @typedef {{ url: string, method: string, headers: Record<string, string>, loadSpec?: boolean, userFetch?: typeof fetch }} SwaggerRequest */

/** What Swagger UI does around each request of “Try it out”: the token comes along by itself, and is renewed when it must be. */
export class Requests {
  #session;

  /** @param {Session} session */
  constructor(session) {
    this.#session = session;
  }

  /**
   * Swagger UI's `requestInterceptor`.
   *
   * @param {SwaggerRequest} request
   */
  send = async (request) => {
    if (!takesToken(request)) return request;
    try {
      const token = await this.#session.token();
      if (token !== null) this.#authorize(request, token); // else the API itself says what is missing
    } catch (failure) {
      request.userFetch = () => Promise.reject(failure); // Swagger UI shows this one, and stumbles over a throw here
    }
    return request;
  };

  /**
   * @param {SwaggerRequest} request
   * @param {string} token
   */
  #authorize(request, token) {
    request.headers['Authorization'] = `Bearer ${token}`;
    request.userFetch = (url, options) =>
      this.#fetchRenewed(url, /** @type {SwaggerRequest} */ (options), token);
  }

  /**
   * Swagger UI's `responseInterceptor`: what was tried out may have been signing in, out, or changing one's name.
   *
   * @param {{ url: string }} answer
   */
  received = (answer) => {
    if (mayConcernSession(answer.url)) void this.#session.recheck().catch(() => undefined);
    return answer;
  };

  /**
   * After a refusal once more with a new token; whether the session goes on, the second answer tells.
   *
   * @param {Parameters<typeof fetch>[0]} url
   * @param {SwaggerRequest} request
   * @param {string} sent
   */
  async #fetchRenewed(url, request, sent) {
    const answer = await fetch(url, request);
    if (answer.status !== 401) return answer;
    const token = await this.#session.token(sent);
    if (token === null) return answer;
    request.headers['Authorization'] = `Bearer ${token}`;
    const again = await fetch(url, request);
    if (again.status === 401) await this.#session.recheck();
    return again;
  }
}

/** @param {SwaggerRequest} request */
function takesToken({ url, headers, loadSpec }) {
  const { origin, pathname } = new URL(url, location.href);
  const isOurs =
    origin === location.origin && pathname.startsWith('/api/') && !pathname.startsWith('/api/auth/');
  return isOurs && !loadSpec && !('Authorization' in headers);
}

/** @param {string} url */
function mayConcernSession(url) {
  const { origin, pathname } = new URL(url, location.href);
  if (origin !== location.origin) return false;
  return /^\/api\/(auth\/(?!get-session|token|jwks)|sessions|users\/me$)/.test(pathname);
}
