import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { form, FormField, validate } from '@angular/forms/signals';
import { MatButtonModule } from '@angular/material/button';
import { MatInputModule } from '@angular/material/input';
import { formSubmission } from '../api/form-submission';
import { BusyButton } from '../ui/busy-button';
import { Icon } from '../ui/icon';
import { InlineAlert } from '../ui/inline-alert';
import { TextField } from '../ui/text-field';
import { textLength } from '../ui/text-length';
import { TagInput } from './tag-input';
import { textsOfTodos } from './texts';
import { titleProblem } from './title-rule';
import { type Priority, PRIORITIES, type Todo } from './todo';
import { TodoChanges } from './todo-changes';

const MAX_DESCRIPTION = 5000;

/** The form for one to-do, beside the list or over it. */
@Component({
  selector: 'app-todo-editor',
  imports: [BusyButton, FormField, Icon, InlineAlert, MatButtonModule, MatInputModule, TagInput, TextField],
  templateUrl: './todo-editor.html',
  styleUrl: './todo-editor.scss',
})
export class TodoEditor {
  readonly #changes = inject(TodoChanges);

  readonly todo = input.required<Todo>();
  readonly knownTags = input<readonly string[]>([]);
  readonly closed = output();

  readonly #value = linkedSignal(() => {
    const { title, description, dueOn, priority, tags } = this.todo();
    return { title, description, dueOn: dueOn ?? '', priority, tags };
  });

  protected readonly texts = textsOfTodos;
  protected readonly priorities: Priority[] = PRIORITIES;
  protected readonly form = form(this.#value, (path) => {
    validate(path.title, ({ value }) => {
      const message = titleProblem(value());
      return message ? { kind: 'title', message } : null;
    });
    validate(path.description, ({ value }) =>
      textLength(value()) > MAX_DESCRIPTION
        ? { kind: 'maxLength', message: textsOfTodos.descriptionTooLong }
        : null,
    );
  });
  readonly #submission = formSubmission(this.form);
  protected readonly failure = this.#submission.failure;

  readonly dirty = computed(() => this.form().dirty());

  focus(): void {
    this.form.title().focusBoundControl();
  }

  protected async saveTodo(event: Event): Promise<void> {
    event.preventDefault();
    const { title, dueOn, ...rest } = this.#value();
    const changes = { ...rest, title: title.trim(), dueOn: dueOn || null };
    if (await this.#submission.run(() => this.#changes.save(this.todo().id, changes))) this.closed.emit();
  }
}
