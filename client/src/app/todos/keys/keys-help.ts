import { Component, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { Icon } from '../../ui/icon';
import { KeysDialog } from './keys-dialog';
import { Shortcuts } from './shortcuts';
import { textsOfKeys } from './texts';

/** The way to the table of keys, by a button or by its own key. */
@Component({
  selector: 'app-keys-help',
  imports: [Icon, KeysDialog, MatButtonModule],
  template: `
    <button matIconButton type="button" [attr.aria-label]="texts.show" [title]="texts.show" (click)="show()">
      <app-icon name="keyboard" />
    </button>
    @if (open()) {
      @defer (on immediate) {
        <app-keys-dialog (left)="leave()" />
      }
    }
  `,
  host: { '(document:keydown)': 'showByKey($event)' },
})
export class KeysHelp {
  readonly #shortcuts = inject(Shortcuts);
  readonly #open = signal(false);

  protected readonly texts = textsOfKeys;
  protected readonly open = this.#open.asReadonly();

  protected show(): void {
    this.#open.set(true);
  }

  protected leave(): void {
    this.#open.set(false);
  }

  protected showByKey(event: KeyboardEvent): void {
    if (this.#shortcuts.pageDeed(event) !== 'help') return;
    event.preventDefault();
    this.show();
  }
}
