import { Component, computed, inject, input, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { toApiError } from '../api/api-error';
import { formSubmission } from '../api/form-submission';
import { BusyButton } from '../ui/busy-button';
import { InlineAlert } from '../ui/inline-alert';
import { PageHeading } from '../ui/page-heading';
import { injectStage } from '../ui/stages';
import { TextField } from '../ui/text-field';
import { emailRules } from './account-rules';
import type { AddressInfo } from './address-info';
import { AuthApi } from './auth-api';
import { AuthStore } from './auth-store';
import { PasswordField } from './password-field';
import { safeReturnUrl } from './return-url';
import { Session } from './session';
import { signInComplaint } from './sign-in-errors';
import { authTexts } from './texts';

@Component({
  selector: 'app-sign-in-page',
  imports: [BusyButton, InlineAlert, PageHeading, PasswordField, RouterLink, TextField],
  templateUrl: './sign-in-page.html',
  styles: '.coming { block-size: 52px; }',
})
export class SignInPage {
  readonly #api = inject(AuthApi);
  readonly #session = inject(Session);
  readonly #router = inject(Router);

  readonly returnUrl = input<string>();

  protected readonly texts = authTexts;
  protected readonly stage = injectStage(2);
  protected readonly farewell = inject(AuthStore).farewell;
  protected readonly form = form(signal({ email: '', password: '' }), (path) => {
    emailRules(path.email);
    required(path.password, { message: authTexts.passwordMissing });
  });

  readonly #submission = formSubmission(this.form, signInComplaint);
  protected readonly failure = this.#submission.failure;

  /** Spares typing the address again. */
  protected readonly addressInfo = computed((): AddressInfo => ({ email: this.form.email().value().trim() }));

  protected async signIn(event: Event): Promise<void> {
    event.preventDefault();
    await this.#submission.run(async () => {
      const { email, password } = this.form().value();
      await this.#signIn(email.trim(), password);
    });
  }

  async #signIn(email: string, password: string): Promise<void> {
    try {
      const { user } = await firstValueFrom(this.#api.signIn({ email, password }));
      this.#session.begin(user);
      await this.#router.navigateByUrl(safeReturnUrl(this.returnUrl()));
    } catch (failure) {
      if (toApiError(failure).code !== 'EMAIL_NOT_VERIFIED') throw failure;
      const info: AddressInfo = { email, mailed: 'unconfirmed' };
      await this.#router.navigate(['/check-inbox'], { info, queryParams: { returnUrl: this.returnUrl() } });
    }
  }
}
