import { afterNextRender, Component, type ElementRef, inject, output, viewChild } from '@angular/core';
import { Renaming } from './renaming';
import { textsOfRenaming } from './texts';

/** The title as a field in its row: Enter or leaving it saves, Escape cancels. */
@Component({
  selector: 'app-title-edit',
  template: `
    <input
      #field
      autocomplete="off"
      enterkeyhint="done"
      aria-describedby="title-edit-problem"
      [attr.aria-label]="texts.title"
      [attr.aria-invalid]="!!draft()?.problem"
      [title]="texts.hint"
      [value]="draft()?.text ?? ''"
      (input)="renaming.type(field.value)"
      (keydown.enter)="saveByKey($event)"
      (keydown.escape)="cancelByKey($event)"
      (blur)="renaming.save()"
    />
    <p id="title-edit-problem" aria-live="polite">{{ draft()?.problem }}</p>
  `,
  styleUrl: './title-edit.scss',
})
export class TitleEdit {
  protected readonly renaming = inject(Renaming);
  protected readonly draft = this.renaming.draft;
  protected readonly texts = textsOfRenaming;

  /** By a key, so that the focus has to go on to somewhere. */
  readonly left = output();

  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  constructor() {
    afterNextRender(() => {
      if (this.renaming.takeFocus()) this.field().nativeElement.select();
    });
  }

  /** What Enter ends while a word is being composed is that word. */
  protected saveByKey(event: Event): void {
    if ((event as KeyboardEvent).isComposing) return;
    event.preventDefault();
    if (this.renaming.save()) this.left.emit();
  }

  protected cancelByKey(event: Event): void {
    if ((event as KeyboardEvent).isComposing) return;
    event.preventDefault();
    this.renaming.cancel();
    this.left.emit();
  }
}
