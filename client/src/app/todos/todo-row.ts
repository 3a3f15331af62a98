import { Component, computed, type ElementRef, inject, input, output, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_CHECKBOX_DEFAULT_OPTIONS, MatCheckboxModule } from '@angular/material/checkbox';
import { Icon } from '../ui/icon';
import { Selection } from './selection/selection';
import { textsOfTodos } from './texts';
import { isDraft, type Todo } from './todo';
import { TodoMeta } from './todo-meta';

@Component({
  selector: 'app-todo-row',
  imports: [Icon, MatButtonModule, MatCheckboxModule, TodoMeta],
  templateUrl: './todo-row.html',
  styleUrl: './todo-row.scss',
  providers: [{ provide: MAT_CHECKBOX_DEFAULT_OPTIONS, useValue: { clickAction: 'noop' } }], // it shows what is, not what was clicked
  host: {
    '[class.completed]': 'todo().completed',
    '[class.draft]': 'draft()',
    '[class.edited]': 'edited()',
    '[class.selecting]': 'selecting()',
    '[class.selected]': 'selecting() && selected()',
    '[attr.data-todo]': 'todo().id',
  },
})
export class TodoRow {
  readonly #selection = inject(Selection, { optional: true }); // where there is something to select for

  readonly todo = input.required<Todo>();
  readonly edited = input(false);
  readonly completedChange = output<boolean>();
  readonly edit = output();
  readonly delete = output();

  protected readonly texts = textsOfTodos;
  protected readonly draft = computed(() => isDraft(this.todo()));
  protected readonly selecting = computed(() => this.#selection?.active() === true);
  protected readonly selected = computed(() => this.#selection?.has(this.todo().id) === true);

  private readonly titleButton = viewChild.required<ElementRef<HTMLElement>>('titleButton');

  focus(): void {
    this.titleButton().nativeElement.focus();
  }

  protected check(range: boolean): void {
    if (this.selecting()) this.#select(range);
    else this.completedChange.emit(!this.todo().completed);
  }

  protected open(range: boolean): void {
    if (this.selecting()) this.#select(range);
    else this.edit.emit();
  }

  #select(range: boolean): void {
    if (range) this.#selection?.extendTo(this.todo().id);
    else this.#selection?.toggle(this.todo().id);
  }
}
