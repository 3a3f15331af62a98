import { HttpClient } from '@angular/common/http';
import { inject, Service, signal } from '@angular/core';
import { firstValueFrom, Subject } from 'rxjs';

const FIRST_WAIT_SECONDS = 4;
const LONGEST_WAIT_SECONDS = 30;

/** Whether the server can be reached, and the search for it while it cannot. */
@Service()
export class Outage {
  readonly #http = inject(HttpClient);
  readonly #active = signal(false);
  readonly #checking = signal(false);
  readonly #recovered = new Subject<void>();
  #wait = FIRST_WAIT_SECONDS;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly active = this.#active.asReadonly();
  readonly checking = this.#checking.asReadonly();
  /** Says that what failed may be asked again. */
  readonly recovered = this.#recovered.asObservable();

  constructor() {
    addEventListener('online', () => this.#active() && void this.check());
  }

  report(retryAfterSeconds: number | null): void {
    this.#active.set(true);
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => void this.check(), (retryAfterSeconds ?? this.#wait) * 1000);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_SECONDS);
  }

  clear(): void {
    if (!this.#active()) return;
    this.#forgetTimer();
    this.#wait = FIRST_WAIT_SECONDS;
    this.#active.set(false);
    this.#recovered.next();
  }

  /** Asks the server whether it is back; the failure interceptor reports what comes of it. */
  async check(): Promise<void> {
    if (this.#checking()) return;
    this.#forgetTimer();
    this.#checking.set(true);
    try {
      await firstValueFrom(this.#http.get('/api/health/ready'));
      this.clear();
    } catch {
      this.report(null);
    } finally {
      this.#checking.set(false);
    }
  }

  #forgetTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
