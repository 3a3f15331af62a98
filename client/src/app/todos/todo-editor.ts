import {
  afterNextRender,
  Component,
  computed,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { form, FormField, validate } from '@angular/forms/signals';
import { MatButtonModule } from '@angular/material/button';
import { MatInputModule } from '@angular/material/input';
import { formSubmission } from '../api/form-submission';
import { BusyButton } from '../ui/busy-button';
import { Icon } from '../ui/icon';
import { InlineAlert } from '../ui/inline-alert';
import { TextField } from '../ui/text-field';
import { textLength } from '../ui/text-length';
import { textsOfConflict } from './conflict/texts';
import { TodoConflict } from './conflict/todo-conflict';
import { type Editable } from './conflict/todo-merge';
import { type Conflict, type Saved, TodoSaving } from './conflict/todo-saving';
import { TagInput } from './tag-input';
import { textsOfTodos } from './texts';
import { titleProblem } from './title-rule';
import { type Priority, PRIORITIES, type Todo } from './todo';

const MAX_DESCRIPTION = 5000;

/** The form for one to-do, beside the list or over it. */
@Component({
  selector: 'app-todo-editor',
  imports: [
    BusyButton,
    FormField,
    Icon,
    InlineAlert,
    MatButtonModule,
    MatInputModule,
    TagInput,
    TextField,
    TodoConflict,
  ],
  providers: [TodoSaving],
  templateUrl: './todo-editor.html',
  styleUrl: './todo-editor.scss',
})
export class TodoEditor {
  readonly #saving = inject(TodoSaving);
  readonly #injector = inject(Injector);

  readonly todo = input.required<Todo>();
  readonly knownTags = input<readonly string[]>([]);
  readonly closed = output();

  /** The state that what is typed changes. */
  readonly #base = linkedSignal(() => this.todo());
  readonly #value = linkedSignal(() => valueOf(this.todo()));
  readonly #conflict = signal<Conflict | null>(null);
  readonly #gone = signal(false);

  protected readonly texts = textsOfTodos;
  protected readonly conflictTexts = textsOfConflict;
  protected readonly conflict = this.#conflict.asReadonly();
  /** Deleted by another device. */
  protected readonly gone = this.#gone.asReadonly();
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

  constructor() {
    afterNextRender(() => this.focus());
  }

  focus(): void {
    this.form.title().focusBoundControl();
  }

  protected async saveTodo(event: Event): Promise<void> {
    event.preventDefault();
    const { title, dueOn, ...rest } = this.#value();
    const typed = { ...rest, title: title.trim(), dueOn: dueOn || null };
    if (!this.#gone()) return this.#save(typed);
    if (await this.#submission.run(() => this.#saving.saveAsNew(typed))) this.closed.emit();
  }

  /** What was chosen is what was typed from now on, over the newest state. */
  protected async saveChosen({ newest }: Conflict, chosen: Editable): Promise<void> {
    this.#base.set(newest);
    this.#value.set(valueOf(chosen));
    await this.#save(chosen);
    if (this.form().errorSummary().length) this.#conflict.set(null); // they stand beside the fields
  }

  protected editOn({ newest, mine }: Conflict): void {
    this.#base.set(newest);
    this.#value.set(valueOf(mine));
    this.#conflict.set(null);
    afterNextRender(() => this.focus(), { injector: this.#injector });
  }

  async #save(typed: Editable): Promise<void> {
    const outcome: { saved?: Saved } = {};
    await this.#submission.run(async () => {
      outcome.saved = await this.#saving.save(this.#base(), typed);
    });
    const { saved } = outcome;
    if (saved?.as === 'saved') this.closed.emit();
    if (saved) this.#conflict.set(saved.as === 'conflict' ? saved.conflict : null);
    this.#gone.set(saved?.as === 'gone');
  }
}

/** As the form holds it. */
function valueOf({ title, description, dueOn, priority, tags }: Editable) {
  return { title, description, dueOn: dueOn ?? '', priority, tags };
}
