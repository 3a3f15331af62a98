import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { BusyButton } from '../../ui/busy-button';
import { InlineAlert } from '../../ui/inline-alert';
import { formatDay } from '../due-date';
import { textsOfTodos } from '../texts';
import { textsOfConflict } from './texts';
import { type Editable, type Field, withTheirs } from './todo-merge';
import type { Conflict } from './todo-saving';

/** What two devices changed of the same to-do, to choose from field by field. */
@Component({
  selector: 'app-todo-conflict',
  imports: [BusyButton, InlineAlert, MatButtonModule],
  templateUrl: './todo-conflict.html',
  styleUrl: './todo-conflict.scss',
})
export class TodoConflict {
  readonly conflict = input.required<Conflict>();
  readonly busy = input(false);
  readonly failure = input<string | null>(null);
  readonly resolved = output<Editable>();
  readonly left = output();

  /** The fields for which the other side's state was chosen. */
  readonly #theirs = linkedSignal<Conflict, readonly Field[]>({
    source: this.conflict,
    computation: () => [],
  });
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected readonly texts = textsOfConflict;
  protected readonly questions = computed(() => {
    const { newest, mine, fields } = this.conflict();
    const sides = (field: Field) => [
      {
        side: textsOfConflict.theirs,
        value: shown(field, newest),
        chosen: this.#theirs().includes(field),
        theirs: true,
      },
      {
        side: textsOfConflict.mine,
        value: shown(field, mine),
        chosen: !this.#theirs().includes(field),
        theirs: false,
      },
    ];
    return fields.map((field) => ({ field, label: textsOfConflict.fields[field], sides: sides(field) }));
  });

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }

  protected choose(field: Field, theirs: boolean): void {
    const others = this.#theirs().filter((each) => each !== field);
    this.#theirs.set(theirs ? [...others, field] : others);
  }

  protected save(event: Event): void {
    event.preventDefault();
    const { newest, mine } = this.conflict();
    if (!this.busy()) this.resolved.emit(withTheirs(mine, newest, this.#theirs()));
  }
}

/** In words, as the list shows it. */
function shown(field: Field, { title, description, dueOn, priority, tags }: Editable): string {
  const words = {
    title,
    description,
    dueOn: dueOn === null ? '' : formatDay(dueOn),
    priority: textsOfTodos.priorities[priority],
    tags: tags.join(', '),
  };
  return words[field] || textsOfConflict.nothing;
}
