import { Component, type ElementRef, input, output, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { modalDialog } from './modal-dialog';
import { uiTexts } from './texts';

/** Asks before what cannot be undone; the way out has the focus, and Escape takes it. */
@Component({
  selector: 'app-confirm-dialog',
  imports: [MatButtonModule],
  template: `
    <dialog
      #dialog
      aria-labelledby="confirm-heading"
      aria-describedby="confirm-text"
      (cancel)="leave($event)"
    >
      <h2 id="confirm-heading">{{ heading() }}</h2>
      <p id="confirm-text">{{ text() }}</p>
      <div class="actions">
        <button matButton type="button" (click)="leave($event)">{{ texts.cancel }}</button>
        <button matButton="filled" class="danger" type="button" (click)="confirm()">
          {{ action() }}
        </button>
      </div>
    </dialog>
  `,
  styleUrl: './confirm-dialog.scss',
})
export class ConfirmDialog {
  readonly heading = input.required<string>();
  readonly text = input.required<string>();
  readonly action = input.required<string>();
  readonly confirmed = output();
  readonly left = output();

  protected readonly texts = uiTexts;

  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly modal = modalDialog(this.dialog);

  protected leave(event: Event): void {
    event.preventDefault();
    this.modal.close(() => this.left.emit());
  }

  protected confirm(): void {
    this.modal.close(() => this.confirmed.emit());
  }
}
