import { Component, inject, input, signal } from '@angular/core';
import { form } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { formSubmission } from '../api/form-submission';
import { BusyButton } from '../ui/busy-button';
import { InlineAlert } from '../ui/inline-alert';
import { Notices } from '../ui/notices';
import { PageHeading } from '../ui/page-heading';
import { TextField } from '../ui/text-field';
import { emailRules, nameRules, newPasswordRules } from './account-rules';
import type { AddressInfo } from './address-info';
import { AuthApi } from './auth-api';
import type { SessionUser } from './auth-types';
import { PasswordField } from './password-field';
import { safeReturnUrl } from './return-url';
import { Session } from './session';
import { signUpComplaint } from './sign-up-errors';
import { authTexts } from './texts';

@Component({
  selector: 'app-sign-up-page',
  imports: [BusyButton, InlineAlert, PageHeading, PasswordField, RouterLink, TextField],
  templateUrl: './sign-up-page.html',
})
export class SignUpPage {
  readonly #api = inject(AuthApi);
  readonly #session = inject(Session);
  readonly #notices = inject(Notices);
  readonly #router = inject(Router);

  readonly returnUrl = input<string>();

  protected readonly texts = authTexts;
  protected readonly form = form(signal({ name: '', email: '', password: '' }), (path) => {
    nameRules(path.name);
    emailRules(path.email);
    newPasswordRules(path.password);
  });

  readonly #submission = formSubmission(this.form, signUpComplaint);
  protected readonly failure = this.#submission.failure;

  protected async signUp(event: Event): Promise<void> {
    event.preventDefault();
    await this.#submission.run(async () => {
      const { name, email, password } = this.form().value();
      const account = { name: name.trim(), email: email.trim(), password };
      const { user, verificationRequired } = await firstValueFrom(this.#api.signUp(account));
      await (verificationRequired ? this.#checkInbox(account.email) : this.#welcome(user));
    });
  }

  async #checkInbox(email: string): Promise<void> {
    const info: AddressInfo = { email, mailed: 'signed-up' };
    await this.#router.navigate(['/check-inbox'], { info, queryParams: { returnUrl: this.returnUrl() } });
  }

  async #welcome(user: SessionUser): Promise<void> {
    this.#session.begin(user);
    await this.#router.navigateByUrl(safeReturnUrl(this.returnUrl()));
    void this.#notices.show(authTexts.welcome(user.name));
  }
}
