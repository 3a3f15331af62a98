import { Component, inject, input, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { formSubmission } from '../api/form-submission';
import { BusyButton } from '../ui/busy-button';
import { InlineAlert } from '../ui/inline-alert';
import { TextField } from '../ui/text-field';
import { emailRules } from './account-rules';
import { AuthApi } from './auth-api';
import { AuthStore } from './auth-store';
import { PasswordField } from './password-field';
import { safeReturnUrl } from './return-url';
import { Session } from './session';
import { signInComplaint } from './sign-in-errors';
import { authTexts } from './texts';

@Component({
  selector: 'app-sign-in-page',
  imports: [BusyButton, InlineAlert, PasswordField, RouterLink, TextField],
  templateUrl: './sign-in-page.html',
})
export class SignInPage {
  readonly #api = inject(AuthApi);
  readonly #session = inject(Session);
  readonly #router = inject(Router);

  readonly returnUrl = input<string>();

  protected readonly texts = authTexts;
  protected readonly farewell = inject(AuthStore).farewell;
  protected readonly form = form(signal({ email: '', password: '' }), (path) => {
    emailRules(path.email);
    required(path.password, { message: authTexts.passwordMissing });
  });

  readonly #submission = formSubmission(this.form, signInComplaint);
  protected readonly failure = this.#submission.failure;

  protected async signIn(event: Event): Promise<void> {
    event.preventDefault();
    await this.#submission.run(async () => {
      const { email, password } = this.form().value();
      const { user } = await firstValueFrom(this.#api.signIn({ email: email.trim(), password }));
      this.#session.begin(user);
      await this.#router.navigateByUrl(safeReturnUrl(this.returnUrl()));
    });
  }
}
