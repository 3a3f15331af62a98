import { computed, Service, signal } from '@angular/core';
import type { AccessToken } from './access-token';
import type { Farewell, SessionUser } from './auth-types';

export type AuthStatus = 'unknown' | 'signed-in' | 'signed-out';

/** Who is signed in. Lives in memory only; reloading the page asks the server again. */
@Service()
export class AuthStore {
  readonly #status = signal<AuthStatus>('unknown');
  readonly #user = signal<SessionUser | null>(null);
  readonly #token = signal<AccessToken | null>(null);
  readonly #farewell = signal<Farewell | null>(null);
  readonly #generation = signal(0);

  readonly status = this.#status.asReadonly();
  readonly user = this.#user.asReadonly();
  readonly token = this.#token.asReadonly();
  readonly farewell = this.#farewell.asReadonly();
  /** Goes up with every beginning and end, so that answers to an earlier session can be told apart. */
  readonly generation = this.#generation.asReadonly();
  readonly signedIn = computed(() => this.#status() === 'signed-in');

  begin(user: SessionUser): void {
    this.#change('signed-in', user, null);
  }

  end(farewell: Farewell | null): void {
    this.#change('signed-out', null, farewell);
  }

  /** Takes over what has changed about the user who is signed in, a new name or address. */
  updateUser(user: SessionUser): void {
    if (user.id === this.#user()?.id) this.#user.set(user);
  }

  /** Keeps a token if it belongs to the user who is signed in now. */
  holdToken(token: AccessToken): void {
    if (token.userId === this.#user()?.id) this.#token.set(token);
  }

  #change(status: AuthStatus, user: SessionUser | null, farewell: Farewell | null): void {
    this.#status.set(status);
    this.#user.set(user);
    this.#token.set(null);
    this.#farewell.set(farewell);
    this.#generation.update((generation) => generation + 1);
  }
}
