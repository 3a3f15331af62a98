import { Component, type ElementRef, input, output, signal, viewChild } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { MatButtonModule } from '@angular/material/button';
import { type ApiError, toApiError } from '../api/api-error';
import { formSubmission } from '../api/form-submission';
import { PasswordField } from '../auth/password-field';
import { authTexts } from '../auth/texts';
import { BusyButton } from '../ui/busy-button';
import { InlineAlert } from '../ui/inline-alert';
import { modalDialog } from '../ui/modal-dialog';
import { AccountUsername } from './account-username';
import { accountComplaint } from './complaints';
import type { PasswordQuestion } from './password-proof';
import { accountTexts } from './texts';

/** Asks for the password and does with it what it is asked for. A wrong one, and trouble on the way, keep it open. */
@Component({
  selector: 'app-password-dialog',
  imports: [AccountUsername, BusyButton, InlineAlert, MatButtonModule, PasswordField],
  templateUrl: './password-dialog.html',
  styleUrl: './password-dialog.scss',
})
export class PasswordDialog {
  readonly question = input.required<PasswordQuestion>();
  readonly deed = input.required<(password: string) => Promise<void>>();
  readonly done = output();
  readonly left = output();
  /** By a field of the form behind: nothing that could be mended here. */
  readonly refused = output<ApiError>();

  protected readonly texts = accountTexts;
  protected readonly form = form(signal({ password: '' }), (path) =>
    required(path.password, { message: authTexts.passwordMissing }),
  );

  readonly #submission = formSubmission(this.form, (error) => accountComplaint(error, 'password'));
  protected readonly failure = this.#submission.failure;
  protected readonly busy = this.form().submitting;

  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly modal = modalDialog(this.dialog, () => this.form.password().focusBoundControl());

  protected leave(event: Event): void {
    event.preventDefault();
    if (this.busy()) return; // it may be done already
    this.modal.close(() => this.left.emit());
  }

  protected async goOn(event: Event): Promise<void> {
    event.preventDefault();
    const refusals: ApiError[] = [];
    const over = await this.#submission.run(async () => {
      const refusal = await this.#refusalOf(this.deed()(this.form.password().value()));
      if (refusal) refusals.push(refusal);
    });
    if (!over) return;
    this.modal.close(() => {
      if (refusals[0]) this.refused.emit(refusals[0]);
      else this.done.emit();
    });
  }

  /** Escape pressed twice closes a dialog whatever it says; not this one while it works. */
  protected closed(): void {
    if (this.busy()) this.dialog().nativeElement.showModal();
    else this.left.emit();
  }

  async #refusalOf(deed: Promise<void>): Promise<ApiError | null> {
    try {
      await deed;
      return null;
    } catch (failure) {
      const error = toApiError(failure);
      if (!blamesOthers(error)) throw error;
      return error;
    }
  }
}

function blamesOthers({ fieldErrors }: ApiError): boolean {
  return fieldErrors.length > 0 && fieldErrors.every(({ field }) => field !== 'password');
}
