import { Component, input } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatProgressSpinnerModule } from '@angular/material/progress-spinner';

/** A form's submit button: while busy it says so, keeps the focus and cannot be pressed again. */
@Component({
  selector: 'app-busy-button',
  imports: [MatButtonModule, MatProgressSpinnerModule],
  template: `
    <button
      matButton="filled"
      type="submit"
      disabledInteractive
      [disabled]="busy()"
      [showProgress]="busy()"
      [attr.aria-label]="label()"
      [attr.aria-busy]="busy()"
    >
      {{ label() }}
      @if (busy()) {
        <mat-spinner progressIndicator diameter="20" aria-hidden="true" />
      }
    </button>
  `,
  styles: `
    :host,
    button {
      display: block;
      inline-size: 100%;
    }
  `,
})
export class BusyButton {
  /** Also the name while busy, when Material hides the text behind the spinner. */
  readonly label = input.required<string>();
  readonly busy = input.required<boolean>();
}
