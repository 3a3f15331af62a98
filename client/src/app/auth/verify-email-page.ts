import { Component, effect, inject, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { type ApiError, toApiError } from '../api/api-error';
import { explain } from '../api/explain';
import { Outage } from '../api/outage';
import { InlineAlert } from '../ui/inline-alert';
import { PageHeading } from '../ui/page-heading';
import type { AddressInfo } from './address-info';
import { AuthApi } from './auth-api';
import { AuthBadge } from './auth-badge';
import { AuthStore } from './auth-store';
import { MailForm } from './mail-form';
import { MailedToken } from './mailed-token';
import { Session } from './session';
import { isStaleLink } from './stale-link';
import { authTexts } from './texts';

type Outcome = 'working' | 'verified' | 'new-inbox' | 'stale' | 'failed';

/** Confirms an address with the token of a mailed link, by itself; without a token it offers to send another link. */
@Component({
  selector: 'app-verify-email-page',
  imports: [AuthBadge, InlineAlert, MailForm, MatButtonModule, PageHeading, RouterLink],
  templateUrl: './verify-email-page.html',
})
export class VerifyEmailPage {
  readonly #api = inject(AuthApi);
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  readonly #token = inject(MailedToken);
  readonly #outcome = signal<Outcome>('stale');
  readonly #failure = signal('');

  protected readonly texts = authTexts;
  protected readonly signedIn = inject(AuthStore).signedIn;
  protected readonly outcome = this.#outcome.asReadonly();
  protected readonly failure = this.#failure.asReadonly();
  protected readonly send = (email: string) => this.#api.sendVerificationEmail(email);

  constructor() {
    effect(() => {
      if (this.#token.value()) untracked(() => void this.verify());
    });
    inject(Outage)
      .recovered.pipe(takeUntilDestroyed())
      .subscribe(() => this.#outcome() === 'failed' && void this.verify());
  }

  protected async verify(): Promise<void> {
    const token = this.#token.value();
    if (!token) return;
    this.#outcome.set('working');
    try {
      const { next } = await firstValueFrom(this.#api.verifyEmail(token));
      this.#settle(next ? 'new-inbox' : 'verified');
      await this.#session.userChanged().catch(() => undefined); // the address is confirmed, whatever becomes of this
    } catch (failure) {
      if (isStaleLink(failure)) this.#settle('stale');
      else this.#fail(toApiError(failure));
    }
  }

  protected checkInbox(email: string): void {
    const info: AddressInfo = { email, mailed: 'asked' };
    void this.#router.navigate(['/check-inbox'], { info });
  }

  #fail(error: ApiError): void {
    this.#failure.set(explain(error));
    this.#outcome.set('failed');
  }

  #settle(outcome: Outcome): void {
    this.#token.forget();
    this.#outcome.set(outcome);
  }
}
