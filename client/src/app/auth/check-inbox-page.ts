import { Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PageHeading } from '../ui/page-heading';
import { injectAddressInfo } from './address-info';
import { AuthApi } from './auth-api';
import { MailForm } from './mail-form';
import { MailSent } from './mail-sent';
import { authTexts } from './texts';

/** After signing up, or signing in too early: a mail is to confirm the address. After a reload it asks which one. */
@Component({
  selector: 'app-check-inbox-page',
  imports: [MailForm, MailSent, PageHeading, RouterLink],
  templateUrl: './check-inbox-page.html',
})
export class CheckInboxPage {
  readonly #api = inject(AuthApi);
  readonly #info = signal(injectAddressInfo());

  readonly returnUrl = input<string>();

  protected readonly texts = authTexts;
  protected readonly info = this.#info.asReadonly();
  protected readonly send = (email: string) => this.#api.sendVerificationEmail(email);

  protected show(email: string): void {
    this.#info.set({ email, mailed: 'asked' });
  }
}
