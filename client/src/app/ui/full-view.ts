import { Component, type ElementRef, input, output, viewChild } from '@angular/core';
import { modalDialog } from './modal-dialog';

/** A modal over the whole page, for screens without room beside the list. */
@Component({
  selector: 'app-full-view',
  template: '<dialog #dialog [attr.aria-label]="label()" (cancel)="close($event)"><ng-content /></dialog>',
  styles: `
    dialog {
      inline-size: 100%;
      block-size: 100dvh;
      max-inline-size: none;
      max-block-size: none;
      margin: 0;
      padding: 0;
      border: 0;
      background: var(--mat-sys-surface);
      color: var(--mat-sys-on-surface);
    }
  `,
})
export class FullView {
  readonly label = input.required<string>();
  readonly closed = output();

  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    modalDialog(this.dialog);
  }

  /** Whoever shows this decides whether it may close. */
  protected close(event: Event): void {
    event.preventDefault();
    this.closed.emit();
  }
}
