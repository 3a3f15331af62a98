import { Component, computed, inject, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { formSubmission } from '../../api/form-submission';
import { newPasswordRules } from '../../auth/account-rules';
import type { AddressInfo } from '../../auth/address-info';
import { AuthStore } from '../../auth/auth-store';
import { PasswordField } from '../../auth/password-field';
import { authTexts } from '../../auth/texts';
import { BusyButton } from '../../ui/busy-button';
import { InlineAlert } from '../../ui/inline-alert';
import { Notices } from '../../ui/notices';
import { PageHeading } from '../../ui/page-heading';
import { AccountDeeds } from '../account-deeds';
import { AccountUsername } from '../account-username';
import { accountComplaint } from '../complaints';
import { PasswordProof } from '../password-proof';
import { accountTexts } from '../texts';

const EMPTY = { currentPassword: '', newPassword: '' };
const QUESTION = {
  heading: accountTexts.changePasswordHeading,
  text: accountTexts.changePasswordText,
  action: accountTexts.changePassword,
};

@Component({
  selector: 'app-password-page',
  imports: [AccountUsername, BusyButton, InlineAlert, PageHeading, PasswordField, RouterLink],
  templateUrl: './password-page.html',
  styles: '.other { margin-block: 20px 0; }',
})
export class PasswordPage {
  readonly #deeds = inject(AccountDeeds);
  readonly #notices = inject(Notices);
  readonly #proof = inject(PasswordProof);
  readonly #user = inject(AuthStore).user;

  protected readonly texts = accountTexts;
  protected readonly addressInfo = computed((): AddressInfo => ({ email: this.#user()?.email ?? '' }));
  protected readonly form = form(signal(EMPTY), (path) => {
    required(path.currentPassword, { message: authTexts.passwordMissing });
    newPasswordRules(path.newPassword);
  });

  readonly #submission = formSubmission(this.form, (error) => accountComplaint(error, 'currentPassword'));
  protected readonly failure = this.#submission.failure;

  protected async changePassword(event: Event): Promise<void> {
    event.preventDefault();
    await this.#submission.run(() => this.#change());
  }

  async #change(): Promise<void> {
    const { currentPassword, newPassword } = this.form().value();
    const deed = (password = currentPassword) => this.#deeds.changePassword(password, newPassword);
    if (!(await this.#proof.askIfWanted(QUESTION, deed))) return;
    this.form().reset(EMPTY);
    void this.#notices.show(accountTexts.passwordChanged);
  }
}
