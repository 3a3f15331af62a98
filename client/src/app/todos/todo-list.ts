import {
  afterNextRender,
  Component,
  DOCUMENT,
  inject,
  Injector,
  input,
  output,
  viewChildren,
} from '@angular/core';
import { textsOfTodos } from './texts';
import type { Todo } from './todo';
import { TodoRow } from './todo-row';

@Component({
  selector: 'app-todo-list',
  imports: [TodoRow],
  template: `
    <ul [attr.aria-label]="texts.list">
      @for (todo of todos(); track todo.id) {
        <li>
          <app-todo-row
            [todo]="todo"
            [edited]="todo.id === editedId()"
            (edit)="edit.emit(todo)"
            (completedChange)="completeTodo($index, todo, $event)"
            (delete)="deleteTodo($index, todo)"
          />
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      content-visibility: auto;
      contain-intrinsic-size: auto 57px;
    }
  `,
})
export class TodoList {
  readonly #injector = inject(Injector);
  readonly #document = inject(DOCUMENT);

  readonly todos = input.required<readonly Todo[]>();
  readonly editedId = input<string | null>(null);
  readonly edit = output<Todo>();
  readonly complete = output<{ todo: Todo; completed: boolean }>();
  readonly delete = output<Todo>();

  protected readonly texts = textsOfTodos;
  protected readonly rows = viewChildren(TodoRow);

  focusTodo(id: string): void {
    const index = this.todos().findIndex((todo) => todo.id === id);
    this.#focusRow(index);
  }

  protected completeTodo(index: number, todo: Todo, completed: boolean): void {
    this.complete.emit({ todo, completed });
    this.#keepFocus(index);
  }

  protected deleteTodo(index: number, todo: Todo): void {
    this.delete.emit(todo);
    this.#keepFocus(index);
  }

  /** When the focused row is gone, the one that took its place gets the focus. */
  #keepFocus(index: number): void {
    const lost = () => this.#document.activeElement === this.#document.body;
    afterNextRender(() => lost() && this.#focusRow(Math.min(index, this.rows().length - 1)), {
      injector: this.#injector,
    });
  }

  #focusRow(index: number): void {
    this.rows()[index]?.focus();
  }
}
