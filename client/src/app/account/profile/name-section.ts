import { Component, computed, inject, linkedSignal } from '@angular/core';
import { form } from '@angular/forms/signals';
import { formSubmission } from '../../api/form-submission';
import { nameRules } from '../../auth/account-rules';
import { AuthStore } from '../../auth/auth-store';
import { BusyButton } from '../../ui/busy-button';
import { InlineAlert } from '../../ui/inline-alert';
import { Notices } from '../../ui/notices';
import { TextField } from '../../ui/text-field';
import { AccountDeeds } from '../account-deeds';
import { accountComplaint } from '../complaints';
import { accountTexts } from '../texts';

@Component({
  selector: 'app-name-section',
  imports: [BusyButton, InlineAlert, TextField],
  template: `
    <section aria-labelledby="name-heading">
      <h2 id="name-heading">{{ texts.name }}</h2>
      <p class="lead">{{ texts.nameLead }}</p>
      <form novalidate (submit)="rename($event)">
        <app-text-field [label]="texts.yourName" autocomplete="name" [field]="form.name" />
        @if (failure(); as failure) {
          <app-inline-alert tone="error">{{ failure }}</app-inline-alert>
        }
        <app-busy-button [label]="texts.saveName" [busy]="form().submitting()" />
      </form>
    </section>
  `,
})
export class NameSection {
  readonly #deeds = inject(AccountDeeds);
  readonly #notices = inject(Notices);
  readonly #store = inject(AuthStore);
  /** By itself, so that news of another kind leaves alone what is being typed. */
  readonly #name = computed(() => this.#store.user()?.name ?? '');

  protected readonly texts = accountTexts;
  protected readonly form = form(
    linkedSignal(() => ({ name: this.#name() })),
    (path) => nameRules(path.name),
  );

  readonly #submission = formSubmission(this.form, (error) => accountComplaint(error, ''));
  protected readonly failure = this.#submission.failure;

  protected async rename(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.#submission.run(() => this.#deeds.rename(this.form.name().value().trim()));
    if (done) void this.#notices.show(accountTexts.nameSaved);
  }
}
