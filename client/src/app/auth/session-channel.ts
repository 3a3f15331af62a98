import { Service } from '@angular/core';
import { Subject } from 'rxjs';
import type { Farewell } from './auth-types';

export type SessionMessage =
  | { kind: 'signed-in' }
  | { kind: 'signed-out'; farewell: Farewell }
  | { kind: 'token'; value: string; age: number };

/** What the tabs of one browser tell each other; a tab does not hear itself. */
@Service()
export class SessionChannel {
  readonly #messages = new Subject<SessionMessage>();
  readonly #channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('latchlist-session') : null;

  readonly messages = this.#messages.asObservable();

  constructor() {
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<SessionMessage>) =>
      this.#messages.next(data),
    );
  }

  post(message: SessionMessage): void {
    this.#channel?.postMessage(message);
  }
}
