import { Component, input, output } from '@angular/core';
import { Icon } from './icon';

export interface Choice {
  value: string;
  label: string;
  /** How much there would be to see. */
  count?: number | undefined;
}

/** A group of small buttons that stay pressed. */
@Component({
  selector: 'app-choice-chips',
  imports: [Icon],
  template: `
    <fieldset>
      <legend>{{ label() }}</legend>
      <div class="choices">
        @for (choice of choices(); track choice.value) {
          <button
            type="button"
            [attr.aria-pressed]="chosen().includes(choice.value)"
            (click)="toggled.emit(choice.value)"
          >
            @if (chosen().includes(choice.value)) {
              <app-icon name="check" />
            }
            <span class="label">{{ choice.label }}</span>&ngsp;
            @if (choice.count !== undefined) {
              <span class="count">{{ choice.count }}</span>
            }
          </button>
        }
      </div>
    </fieldset>
  `,
  styleUrl: './choice-chips.scss',
})
export class ChoiceChips {
  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  readonly chosen = input.required<readonly string[]>();
  readonly toggled = output<string>();
}
