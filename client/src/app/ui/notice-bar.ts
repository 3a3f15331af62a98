import { Component, DestroyRef, DOCUMENT, ElementRef, inject, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_SNACK_BAR_DATA, MatSnackBarModule, MatSnackBarRef } from '@angular/material/snack-bar';
import { NOTICE_KEY } from './notice-key';

export interface NoticeAction {
  label: string;
  run: () => void;
}

export interface Notice {
  message: string;
  action?: NoticeAction | undefined;
}

const SHOWN_MS = 6000;
const SHOWN_WITH_ACTION_MS = 10_000;

/** A notice, which stays as long as somebody is at it, and gives back the focus that it was given. */
@Component({
  selector: 'app-notice-bar',
  imports: [MatButtonModule, MatSnackBarModule],
  template: `
    <div matSnackBarLabel>{{ notice.message }}</div>
    @if (notice.action; as action) {
      <div matSnackBarActions>
        <button
          #button
          matButton
          matSnackBarAction
          type="button"
          [attr.aria-keyshortcuts]="key"
          (click)="bar.dismissWithAction()"
        >
          {{ action.label }}
        </button>
      </div>
    }
  `,
  styles: `
    :host {
      display: flex;
    }
    [matSnackBarLabel] {
      overflow: auto;
      max-block-size: 50vh;
    }
  `,
  host: {
    '(document:keydown)': 'comeByKey($event)',
    '(focusin)': 'stay($event)',
    '(focusout)': 'leaveSoon($event)',
    '(mouseenter)': 'stay()',
    '(mouseleave)': 'leaveSoon()',
  },
})
export class NoticeBar {
  readonly #document = inject(DOCUMENT);
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** What had the focus before. */
  #before: HTMLElement | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected readonly bar = inject<MatSnackBarRef<NoticeBar>>(MatSnackBarRef);
  protected readonly notice = inject<Notice>(MAT_SNACK_BAR_DATA);
  protected readonly key = NOTICE_KEY;

  private readonly button = viewChild<string, ElementRef<HTMLElement>>('button', { read: ElementRef });

  constructor() {
    this.leaveSoon();
    this.bar.afterDismissed().subscribe(() => this.#giveBackFocus());
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#timer));
  }

  protected comeByKey(event: KeyboardEvent): void {
    const button = this.button()?.nativeElement;
    if (event.key !== NOTICE_KEY || !button) return;
    event.preventDefault();
    button.focus();
  }

  protected stay(event?: FocusEvent): void {
    clearTimeout(this.#timer);
    if (event?.relatedTarget instanceof HTMLElement) this.#before = event.relatedTarget;
  }

  protected leaveSoon(event?: FocusEvent): void {
    if (event?.relatedTarget instanceof Node && !this.#element.contains(event.relatedTarget))
      this.#before = null;
    clearTimeout(this.#timer);
    const shownFor = this.notice.action ? SHOWN_WITH_ACTION_MS : SHOWN_MS;
    this.#timer = setTimeout(() => this.bar.dismiss(), shownFor);
  }

  /** Unless it has gone on to somewhere by itself. */
  #giveBackFocus(): void {
    if (!this.#before || this.#document.activeElement !== this.#document.body) return;
    if (this.#before.isConnected) this.#before.focus();
    else this.#document.getElementById('main')?.focus();
  }
}
