import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { type ApiError, toApiError } from '../api/api-error';
import { isUsable, readAccessToken } from './access-token';
import { AuthApi } from './auth-api';
import { AuthStore } from './auth-store';
import { Session } from './session';
import { SessionChannel } from './session-channel';
import { sessionEnded } from './session-ended';
import { withTokenLock } from './token-lock';

interface Flight {
  generation: number;
  token: Promise<string>;
}

/** The one place that gets access tokens: any number of askers, tabs included, share one renewal. */
@Service()
export class TokenRenewal {
  readonly #api = inject(AuthApi);
  readonly #store = inject(AuthStore);
  readonly #session = inject(Session);
  readonly #channel = inject(SessionChannel);
  #flight: Flight | null = null;

  /** The held token if it is usable and not the refused one, else a new one. */
  async token(refused?: string): Promise<string> {
    const generation = this.#store.generation();
    await this.#session.leaving;
    if (generation !== this.#store.generation()) throw sessionEnded();
    const held = this.#held(refused);
    if (held !== null) return held;
    if (this.#flight?.generation === generation) return this.#flight.token;

    const token = withTokenLock(() => this.#renew(generation, refused)).finally(() => {
      if (this.#flight?.token === token) this.#flight = null;
    });
    this.#flight = { generation, token };
    return token;
  }

  async #renew(generation: number, refused: string | undefined): Promise<string> {
    if (generation !== this.#store.generation()) throw sessionEnded();
    const sharedByOtherTab = this.#held(refused);
    if (sharedByOtherTab !== null) return sharedByOtherTab;

    const requestedAt = performance.now();
    const { token } = await firstValueFrom(this.#api.token()).catch((failure: unknown) => {
      throw this.#refusal(toApiError(failure), generation);
    });
    const access = readAccessToken(token, requestedAt);
    if (generation !== this.#store.generation()) throw sessionEnded();
    if (access.userId !== this.#store.user()?.id) {
      await this.#session.recheck();
      throw sessionEnded();
    }
    this.#store.holdToken(access);
    this.#channel.post({ kind: 'token', value: token, age: performance.now() - requestedAt });
    return token;
  }

  #held(refused: string | undefined): string | null {
    const held = this.#store.token();
    return held && held.value !== refused && isUsable(held) ? held.value : null;
  }

  #refusal(error: ApiError, generation: number): ApiError {
    if (error.kind === 'unauthenticated' && generation === this.#store.generation())
      this.#session.end('ended');
    return error;
  }
}
