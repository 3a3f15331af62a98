import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { Icon } from '../../ui/icon';
import { AccountDeeds } from '../account-deeds';
import { PasswordProof } from '../password-proof';
import { accountTexts } from '../texts';

const QUESTION = {
  heading: accountTexts.deleteHeading,
  text: accountTexts.deleteText,
  action: accountTexts.deleteAction,
  dangerous: true,
};

/** The end of the account; when it is over, so is the session, in every tab. */
@Component({
  selector: 'app-delete-section',
  imports: [Icon, MatButtonModule],
  template: `
    <section aria-labelledby="delete-heading">
      <h2 id="delete-heading">{{ texts.delete }}</h2>
      <p class="lead">{{ texts.deleteLead }}</p>
      <ul>
        @for (loss of texts.losses; track loss) {
          <li>{{ loss }}</li>
        }
      </ul>
      <p class="lead">{{ texts.exportFirst }}</p>
      <button matButton="outlined" class="danger" type="button" (click)="deleteAccount()">
        <app-icon matButtonIcon name="deleteForever" />{{ texts.deleteAccount }}
      </button>
    </section>
  `,
  styleUrl: './delete-section.scss',
})
export class DeleteSection {
  readonly #deeds = inject(AccountDeeds);
  readonly #proof = inject(PasswordProof);

  protected readonly texts = accountTexts;

  protected async deleteAccount(): Promise<void> {
    await this.#proof.ask(QUESTION, (password) => this.#deeds.deleteAccount(password));
  }
}
