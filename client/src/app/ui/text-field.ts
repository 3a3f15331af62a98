import { Component, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { MatInputModule } from '@angular/material/input';

/** A labelled line of text with its error beneath. */
@Component({
  selector: 'app-text-field',
  imports: [FormField, MatInputModule],
  template: `
    <mat-form-field>
      <mat-label>{{ label() }}</mat-label>
      <input matInput [type]="type()" [attr.autocomplete]="autocomplete()" [formField]="field()" />
      <mat-error>{{ field()().errors()[0]?.message }}</mat-error>
    </mat-form-field>
  `,
})
export class TextField {
  readonly field = input.required<FieldTree<string>>();
  readonly label = input.required<string>();
  readonly type = input<'text' | 'email'>('text');
  readonly autocomplete = input<string>();
}
