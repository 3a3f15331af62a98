import { Component, computed, ElementRef, inject, input, output, viewChild } from '@angular/core';
import type { MatMenu } from '@angular/material/menu';
import { Icon } from '../ui/icon';
import type { Drag } from './moving/drag-handle';
import { MoveHandle } from './moving/move-handle';
import { TitleEdit } from './renaming/title-edit';
import { Selection } from './selection/selection';
import { textsOfTodos } from './texts';
import { isDraft, type Todo } from './todo';
import { TodoMeta } from './todo-meta';

export type RowPart = 'title' | 'handle';

@Component({
  selector: 'app-todo-row',
  imports: [Icon, MoveHandle, TitleEdit, TodoMeta],
  templateUrl: './todo-row.html',
  styleUrl: './todo-row.scss',
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
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly todo = input.required<Todo>();
  readonly edited = input(false);
  readonly renaming = input(false);
  /** Only where to-dos have an order of their own. */
  readonly moveMenu = input<MatMenu | null>(null);
  readonly completedChange = output<boolean>();
  readonly edit = output();
  readonly delete = output();
  readonly rename = output();
  /** By a key, so that the focus has to go on to somewhere. */
  readonly renamed = output();
  readonly dragged = output<Drag>();
  readonly dropped = output<boolean>();

  protected readonly texts = textsOfTodos;
  protected readonly draft = computed(() => isDraft(this.todo()));
  protected readonly selecting = computed(() => this.#selection?.active() === true);
  protected readonly selected = computed(() => this.#selection?.has(this.todo().id) === true);

  private readonly titleButton = viewChild<ElementRef<HTMLElement>>('titleButton');
  private readonly moveHandle = viewChild(MoveHandle);

  /** Of two clicks the first has opened it. */
  protected renameOpened(): void {
    if (this.edited()) this.rename.emit();
  }

  focus(part: RowPart = 'title'): void {
    if (part === 'handle') this.moveHandle()?.focus();
    else this.titleButton()?.nativeElement.focus({ preventScroll: true });
    this.#element.scrollIntoView({ block: 'nearest' });
  }

  /** The box shows what is, not what was clicked. */
  protected check(event: MouseEvent): void {
    event.preventDefault();
    if (this.selecting()) this.#select(event.shiftKey);
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
