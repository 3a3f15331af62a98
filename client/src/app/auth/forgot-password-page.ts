import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PageHeading } from '../ui/page-heading';
import { injectAddressInfo } from './address-info';
import { AuthApi } from './auth-api';
import { MailForm } from './mail-form';
import { MailSent } from './mail-sent';
import { authTexts } from './texts';

/** Has the link mailed that sets a new password. Open to the signed-in too: they may have forgotten theirs. */
@Component({
  selector: 'app-forgot-password-page',
  imports: [MailForm, MailSent, PageHeading, RouterLink],
  templateUrl: './forgot-password-page.html',
})
export class ForgotPasswordPage {
  readonly #api = inject(AuthApi);
  readonly #email = signal(injectAddressInfo()?.email ?? '');
  readonly #sent = signal(false);

  protected readonly texts = authTexts;
  protected readonly email = this.#email.asReadonly();
  protected readonly sent = this.#sent.asReadonly();
  protected readonly send = (email: string) => this.#api.requestPasswordReset(email);

  protected show(email: string): void {
    this.#email.set(email);
    this.#sent.set(true);
  }

  protected startOver(): void {
    this.#sent.set(false);
  }
}
