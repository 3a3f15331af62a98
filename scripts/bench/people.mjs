import pLimit from 'p-limit';
import { accessToken, person, signUp, TOKEN_SECONDS } from './latchlist.mjs';

const AT_ONCE = 4; // each costs the server a password's hash

/** Signs up those who send the requests. */
export async function signUpAll(origin, count) {
  const limit = pLimit(AT_ONCE);
  const numbers = Array.from({ length: count }, (_, index) => index);
  return new People(origin, await limit.map(numbers, (index) => signUp(origin, person(index))));
}

class People {
  #origin;
  #withTokens = [];
  #until = 0;

  constructor(origin, all) {
    this.#origin = origin;
    this.all = all;
    this.sessionTokens = all.map(({ cookie }) => /=([^.]+)/.exec(cookie)[1]);
  }

  /** All of them, with headers for both servers: each takes what it wants. The tokens outlive the longest round. */
  async withTokens() {
    if (Date.now() > this.#until) {
      const limit = pLimit(AT_ONCE);
      this.#withTokens = await limit.map(this.all, async (user) => {
        const token = await accessToken(this.#origin, user);
        return { id: user.id, headers: { Authorization: `Bearer ${token}`, 'X-User-Id': user.id } };
      });
      this.#until = Date.now() + (TOKEN_SECONDS * 1_000) / 2;
    }
    return this.#withTokens;
  }
}
