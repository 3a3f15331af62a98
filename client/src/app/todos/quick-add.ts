import { Component, computed, type ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { FormField, form, validate } from '@angular/forms/signals';
import { MatButtonModule } from '@angular/material/button';
import { Icon } from '../ui/icon';
import { Shortcuts } from './keys/shortcuts';
import { textsOfTodos } from './texts';
import { titleProblem } from './title-rule';

/** One line: `n` leads here, Enter adds. A refused title comes back into the line, unless something new is being typed there. */
@Component({
  selector: 'app-quick-add',
  imports: [FormField, Icon, MatButtonModule],
  templateUrl: './quick-add.html',
  styleUrl: './quick-add.scss',
  host: { '(document:keydown)': 'focusByKey($event)' },
})
export class QuickAdd {
  protected readonly shortcuts = inject(Shortcuts);

  readonly add = input.required<(title: string) => Promise<boolean>>();

  protected readonly texts = textsOfTodos;
  protected readonly title = form(signal(''), (path) => {
    validate(path, ({ value }) => {
      const message = value() ? titleProblem(value()) : null;
      return message ? { kind: 'title', message } : null;
    });
  });
  protected readonly problem = computed(() => this.title().errors()[0]?.message);

  private readonly line = viewChild.required<ElementRef<HTMLElement>>('line');

  protected focusByKey(event: KeyboardEvent): void {
    if (this.shortcuts.pageDeed(event) !== 'add') return;
    event.preventDefault();
    this.line().nativeElement.focus();
  }

  protected async addTodo(event: Event): Promise<void> {
    event.preventDefault();
    const title = this.title().value().trim();
    if (titleProblem(title)) return;
    this.title().reset(''); // as `value.set` would not, it clears a line that was typed into and sent before it was drawn
    const added = await this.add()(title);
    if (!added && !this.title().value()) this.title().value.set(title);
  }
}
