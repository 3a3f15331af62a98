import { Component, computed, input } from '@angular/core';
import { passwordStrength } from './password-strength';
import { authTexts } from './texts';

const LEVELS = ['weak', 'fair', 'good', 'strong'] as const;

/** Four bars and a word that follow what is being typed. */
@Component({
  selector: 'app-strength-hint',
  template: `
    <span class="bars" aria-hidden="true">
      @for (bar of levels; track bar) {
        <i [class.lit]="$index <= level()"></i>
      }
    </span>
    <span>{{ texts.strengthLabel }}: {{ texts.strength[strength()] }}</span>
  `,
  host: { '[attr.data-strength]': 'strength()' },
  styleUrl: './strength-hint.scss',
})
export class StrengthHint {
  readonly password = input.required<string>();

  protected readonly texts = authTexts;
  protected readonly levels = LEVELS;
  protected readonly strength = computed(() => passwordStrength(this.password()));
  protected readonly level = computed(() => LEVELS.indexOf(this.strength()));
}
