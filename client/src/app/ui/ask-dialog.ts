import { Component, type ElementRef, input, output, signal, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatInputModule } from '@angular/material/input';
import { modalDialog } from './modal-dialog';
import { uiTexts } from './texts';

/** Asks for one thing: a date or a word. Escape is the way out. */
@Component({
  selector: 'app-ask-dialog',
  imports: [MatButtonModule, MatInputModule],
  templateUrl: './ask-dialog.html',
  styleUrl: './ask-dialog.scss',
})
export class AskDialog {
  readonly heading = input.required<string>();
  readonly label = input.required<string>();
  readonly action = input.required<string>();
  readonly type = input<'text' | 'date'>('text');
  /** What there is to know before. */
  readonly text = input<string>();
  readonly value = input('');
  readonly suggestions = input<readonly string[]>([]);
  /** What is wrong with an answer, if anything. */
  readonly problemOf = input.required<(value: string) => string | null>();
  readonly answered = output<string>();
  readonly left = output();

  readonly #problem = signal<string | null>(null);

  protected readonly texts = uiTexts;
  protected readonly problem = this.#problem.asReadonly();

  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly line = viewChild.required<ElementRef<HTMLInputElement>>('line');
  private readonly modal = modalDialog(this.dialog, () => {
    this.line().nativeElement.select();
    this.line().nativeElement.focus();
  });

  protected answer(event: Event): void {
    event.preventDefault();
    const value = this.line().nativeElement.value.trim().replace(/\s+/gu, ' ');
    this.#problem.set(this.problemOf()(value));
    if (this.#problem() !== null) {
      this.line().nativeElement.focus();
      return;
    }
    this.modal.close(() => this.answered.emit(value));
  }

  protected leave(event: Event): void {
    event.preventDefault();
    this.modal.close(() => this.left.emit());
  }
}
