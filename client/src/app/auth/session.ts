import { ApplicationRef, inject, Service } from '@angular/core';
import { Router } from '@angular/router';
import { firstValueFrom, fromEvent } from 'rxjs';
import { toApiError } from '../api/api-error';
import { Outage } from '../api/outage';
import { readAccessToken } from './access-token';
import { AuthApi } from './auth-api';
import { AuthStore } from './auth-store';
import type { Farewell, SessionUser } from './auth-types';
import { PageReload } from './page-reload';
import { SessionChannel, type SessionMessage } from './session-channel';
import { withTokenLock } from './token-lock';

const LONGEST_WAIT_MS = 3_000;

/** Begins and ends the session, here and in the other tabs. */
@Service()
export class Session {
  readonly #api = inject(AuthApi);
  readonly #store = inject(AuthStore);
  readonly #channel = inject(SessionChannel);
  readonly #outage = inject(Outage);
  readonly #router = inject(Router);
  readonly #page = inject(PageReload);
  readonly #application = inject(ApplicationRef);
  #started: Promise<void> | undefined;
  #leaving: Promise<void> | null = null;

  /** Set while it signs out: whether that succeeds has to be waited for. */
  get leaving(): Promise<void> | null {
    return this.#leaving;
  }

  /** Resolves once it is known whether somebody is signed in: an outage is waited out, never taken for "no". */
  start(): Promise<void> {
    return (this.#started ??= this.#start());
  }

  begin(user: SessionUser): void {
    this.#store.begin(user);
    this.#channel.post({ kind: 'signed-in' });
  }

  /** Ends a session the server no longer knows, or has just ended, in every tab. */
  end(farewell: Farewell): void {
    if (!this.#store.signedIn()) return;
    this.#channel.post({ kind: 'signed-out', farewell });
    this.#depart(farewell);
  }

  /** What is being written arrives first, unless the page is left at once; no tab gets a token meanwhile. */
  async signOut(): Promise<void> {
    const pageLeft = fromEvent(window, 'pagehide').subscribe(() => this.#api.signOut().subscribe());
    try {
      await this.#requestsAnswered();
      const leaving = withTokenLock(() => this.#signOut());
      this.#leaving = leaving.catch(() => undefined).finally(() => (this.#leaving = null));
      await leaving;
    } finally {
      pageLeft.unsubscribe();
    }
  }

  /** A reset ends every session of its account; whoever else is signed in here stays so. */
  async endAfterReset(): Promise<void> {
    await this.start();
    if (this.#store.signedIn()) await this.recheck('password-reset');
    else this.#depart('password-reset');
  }

  /** Something about the user has changed: finds out what, here and in the other tabs. */
  async userChanged(): Promise<void> {
    await this.start();
    if (!this.#store.signedIn()) return;
    this.#channel.post({ kind: 'signed-in' });
    await this.recheck();
  }

  /** The cookie, or what stands behind it, may have changed: finds out whose session it is now. */
  async recheck(farewell: Farewell = 'ended'): Promise<void> {
    const before = this.#store.user();
    const user = (await firstValueFrom(this.#api.session()))?.user;
    if (before && !user) this.end(farewell);
    else if (before && before.id !== user?.id) this.#page.reload();
    else if (user && before) this.#store.updateUser(user);
    else if (user) {
      this.#store.begin(user);
      await this.#router.navigateByUrl(this.#router.url, { onSameUrlNavigation: 'reload' });
    }
  }

  async #signOut(): Promise<void> {
    await firstValueFrom(this.#api.signOut()).catch((failure: unknown) => {
      if (toApiError(failure).kind !== 'unauthenticated') throw failure; // else it was over already
    });
    this.end('signed-out');
  }

  async #requestsAnswered(): Promise<void> {
    const patience = new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS));
    await Promise.race([this.#application.whenStable(), patience]);
  }

  async #start(): Promise<void> {
    this.#channel.messages.subscribe((message) => this.#follow(message));
    while (this.#store.status() === 'unknown') {
      try {
        const info = await firstValueFrom(this.#api.session());
        if (info) this.#store.begin(info.user);
        else this.#store.end(null);
      } catch (failure) {
        this.#outage.report(toApiError(failure).retryAfterSeconds);
        await firstValueFrom(this.#outage.recovered);
      }
    }
  }

  #follow(message: SessionMessage): void {
    switch (message.kind) {
      case 'signed-in':
        return void this.recheck().catch(() => this.#page.reload());
      case 'signed-out':
        if (this.#store.signedIn()) this.#depart(message.farewell);
        return;
      case 'token':
        this.#store.holdToken(readAccessToken(message.value, performance.now() - message.age));
    }
  }

  #depart(farewell: Farewell): void {
    const returnUrl = this.#router.url;
    this.#store.end(farewell);
    void this.#router.navigate(['/sign-in'], farewell === 'ended' ? { queryParams: { returnUrl } } : {});
  }
}
