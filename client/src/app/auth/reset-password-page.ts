import { Component, inject, signal } from '@angular/core';
import { form } from '@angular/forms/signals';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { formSubmission } from '../api/form-submission';
import { BusyButton } from '../ui/busy-button';
import { InlineAlert } from '../ui/inline-alert';
import { PageHeading } from '../ui/page-heading';
import { newPasswordRules } from './account-rules';
import { AuthApi } from './auth-api';
import { AuthBadge } from './auth-badge';
import { AuthStore } from './auth-store';
import { MailedToken } from './mailed-token';
import { PasswordField } from './password-field';
import { Session } from './session';
import { isStaleLink } from './stale-link';
import { authTexts } from './texts';

/** Sets a new password with the token of a mailed link, and leads to sign-in. */
@Component({
  selector: 'app-reset-password-page',
  imports: [AuthBadge, BusyButton, InlineAlert, MatButtonModule, PageHeading, PasswordField, RouterLink],
  templateUrl: './reset-password-page.html',
})
export class ResetPasswordPage {
  readonly #api = inject(AuthApi);
  readonly #session = inject(Session);
  readonly #store = inject(AuthStore);
  readonly #token = inject(MailedToken);
  readonly #done = signal(false);

  protected readonly texts = authTexts;
  protected readonly token = this.#token.value;
  /** Seen only by who is signed in with another account. */
  protected readonly done = this.#done.asReadonly();
  protected readonly form = form(signal({ newPassword: '' }), (path) => newPasswordRules(path.newPassword));

  readonly #submission = formSubmission(this.form);
  protected readonly failure = this.#submission.failure;

  protected async resetPassword(event: Event, token: string): Promise<void> {
    event.preventDefault();
    await this.#submission.run(() => this.#reset(token));
  }

  async #reset(token: string): Promise<void> {
    try {
      await firstValueFrom(this.#api.resetPassword(token, this.form.newPassword().value()));
    } catch (failure) {
      if (!isStaleLink(failure)) throw failure;
      this.#token.forget();
      return;
    }
    await this.#session.endAfterReset().catch(() => undefined); // the password is changed, whatever becomes of this
    this.#done.set(this.#store.signedIn());
  }
}
