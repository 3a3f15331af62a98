import { Component, input, linkedSignal, output } from '@angular/core';
import { form } from '@angular/forms/signals';
import { firstValueFrom, type Observable } from 'rxjs';
import { formSubmission } from '../api/form-submission';
import { BusyButton } from '../ui/busy-button';
import { InlineAlert } from '../ui/inline-alert';
import { TextField } from '../ui/text-field';
import { emailRules } from './account-rules';
import { authTexts } from './texts';

/** Asks for an address, and has a mail sent there. */
@Component({
  selector: 'app-mail-form',
  imports: [BusyButton, InlineAlert, TextField],
  template: `
    <form novalidate (submit)="sendMail($event)">
      <app-text-field [label]="texts.email" type="email" autocomplete="username" [field]="form.email" />
      @if (failure(); as failure) {
        <app-inline-alert tone="error">{{ failure }}</app-inline-alert>
      }
      <app-busy-button [label]="texts.sendMail" [busy]="form().submitting()" />
    </form>
  `,
})
export class MailForm {
  readonly email = input('');
  readonly send = input.required<(email: string) => Observable<unknown>>();
  readonly sent = output<string>();

  protected readonly texts = authTexts;
  protected readonly form = form(
    linkedSignal(() => ({ email: this.email() })),
    (path) => emailRules(path.email),
  );

  readonly #submission = formSubmission(this.form);
  protected readonly failure = this.#submission.failure;

  protected async sendMail(event: Event): Promise<void> {
    event.preventDefault();
    const email = this.form.email().value().trim();
    const done = await this.#submission.run(() => firstValueFrom(this.send()(email)));
    if (done) this.sent.emit(email);
  }
}
