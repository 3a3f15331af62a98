import { afterNextRender, Component, computed, inject, Injector, linkedSignal, signal } from '@angular/core';
import { email, form, required, validate } from '@angular/forms/signals';
import { formSubmission } from '../../api/form-submission';
import { AuthStore } from '../../auth/auth-store';
import { authTexts } from '../../auth/texts';
import { BusyButton } from '../../ui/busy-button';
import { InlineAlert } from '../../ui/inline-alert';
import { TextField } from '../../ui/text-field';
import { AccountDeeds } from '../account-deeds';
import { accountComplaint } from '../complaints';
import { PasswordProof } from '../password-proof';
import { accountTexts } from '../texts';
import { EmailAsked } from './email-asked';

/** The address, and the change of it: the password first, then the mails, about which it says what is to be done. */
@Component({
  selector: 'app-email-section',
  imports: [BusyButton, EmailAsked, InlineAlert, TextField],
  templateUrl: './email-section.html',
})
export class EmailSection {
  readonly #deeds = inject(AccountDeeds);
  readonly #injector = inject(Injector);
  readonly #proof = inject(PasswordProof);
  readonly #user = inject(AuthStore).user;

  protected readonly texts = accountTexts;
  protected readonly email = computed(() => this.#user()?.email ?? '');
  protected readonly confirmed = computed(() => this.#user()?.emailVerified === true);
  /** The address that waits for the mails to be answered; none any more once the change is done. */
  protected readonly asked = linkedSignal<string, string | null>({
    source: this.email,
    computation: () => null,
  });
  protected readonly form = form(signal({ newEmail: '' }), (path) => {
    required(path.newEmail, { message: accountTexts.newEmailMissing });
    email(path.newEmail, { message: authTexts.emailMalformed });
    validate(path.newEmail, ({ value }) =>
      value().trim().toLowerCase() === this.email()
        ? { kind: 'same', message: accountTexts.sameEmail }
        : null,
    );
  });

  readonly #submission = formSubmission(this.form, (error) => accountComplaint(error, 'password'));
  protected readonly failure = this.#submission.failure;

  protected async changeEmail(event: Event): Promise<void> {
    event.preventDefault();
    await this.#submission.run(() => this.#askFor(this.form.newEmail().value().trim()));
  }

  /** With the address that was asked for: it may only have to be corrected. */
  protected startAgain(): void {
    this.form().reset({ newEmail: this.asked() ?? '' });
    this.asked.set(null);
    afterNextRender(() => this.form.newEmail().focusBoundControl(), { injector: this.#injector });
  }

  async #askFor(newEmail: string): Promise<void> {
    const question = {
      heading: accountTexts.changeEmailHeading,
      text: accountTexts.changeEmailText(newEmail),
      action: accountTexts.changeEmail,
    };
    const deed = (password: string) => this.#deeds.changeEmail(newEmail, password);
    if (!(await this.#proof.ask(question, deed))) return;
    this.asked.set(newEmail);
    this.form().reset({ newEmail: '' });
  }
}
