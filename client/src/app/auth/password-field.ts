import { Component, computed, input, signal } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { MatButtonModule } from '@angular/material/button';
import { MatInputModule } from '@angular/material/input';
import { Icon } from '../ui/icon';
import { StrengthHint } from './strength-hint';
import { MIN_PASSWORD } from './min-password';
import { authTexts } from './texts';

/** A password with a switch to show it and, for a new one, a hint at its strength. */
@Component({
  selector: 'app-password-field',
  imports: [FormField, Icon, MatButtonModule, MatInputModule, StrengthHint],
  templateUrl: './password-field.html',
})
export class PasswordField {
  readonly field = input.required<FieldTree<string>>();
  readonly label = input(authTexts.password);
  readonly isNew = input(false);

  readonly #shown = signal(false);

  protected readonly shown = this.#shown.asReadonly();
  protected readonly problems = computed(() =>
    this.field()()
      .errors()
      .map(({ message }) => message)
      .join(' '),
  );
  protected readonly texts = authTexts;
  protected readonly minPassword = MIN_PASSWORD;

  protected toggleShown(): void {
    this.#shown.update((shown) => !shown);
  }
}
