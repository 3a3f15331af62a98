import {
  afterNextRender,
  Component,
  effect,
  inject,
  Injector,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { FullView } from '../ui/full-view';
import { Notices } from '../ui/notices';
import { PageHeading } from '../ui/page-heading';
import { WhenVisible } from '../ui/when-visible';
import { injectWideScreen } from '../ui/wide-screen';
import { QuickAdd } from './quick-add';
import { StatusFilter } from './status-filter';
import { textsOfTodos } from './texts';
import { type Status, STATUSES, type Todo } from './todo';
import { TodoChanges } from './todo-changes';
import { TodoEditor } from './todo-editor';
import { TodoList } from './todo-list';
import { TodoSkeleton } from './todo-skeleton';
import { TodosEmpty } from './todos-empty';
import { TodosFailure } from './todos-failure';
import { TodosStore } from './todos-store';

@Component({
  selector: 'app-todos-page',
  imports: [
    FullView,
    MatButtonModule,
    PageHeading,
    QuickAdd,
    StatusFilter,
    TodoEditor,
    TodoList,
    TodoSkeleton,
    TodosEmpty,
    TodosFailure,
    WhenVisible,
  ],
  providers: [TodosStore, TodoChanges],
  templateUrl: './todos-page.html',
  styleUrl: './todos-page.scss',
})
export class TodosPage {
  readonly #notices = inject(Notices);
  readonly #injector = inject(Injector);

  /** From the address: whose list, and which part of it. */
  readonly userId = input<string>();
  readonly status = input<Status, string | undefined>('open', { transform: toStatus });

  readonly #edited = signal<Todo | null>(null);
  private readonly list = viewChild(TodoList);
  private readonly editor = viewChild(TodoEditor);

  protected readonly store = inject(TodosStore);
  protected readonly changes = inject(TodoChanges);
  protected readonly texts = textsOfTodos;
  protected readonly wide = injectWideScreen();
  protected readonly edited = this.#edited.asReadonly();
  protected readonly addTodo = (title: string) => this.changes.add(title);

  constructor() {
    effect(() => {
      const [owner, status] = [this.userId(), this.status()];
      untracked(() => void this.store.show(owner, status));
    });
  }

  protected editTodo(todo: Todo): void {
    if (this.editor()?.dirty()) return void this.#notices.show(textsOfTodos.unsaved);
    this.#edited.set(todo);
    afterNextRender(() => this.editor()?.focus(), { injector: this.#injector });
  }

  /** Leaving by Escape must not throw away what was typed. */
  protected leaveEditor(todo: Todo): void {
    if (!this.editor()?.dirty()) this.closeEditor(todo);
  }

  protected closeEditor(todo: Todo): void {
    this.#edited.set(null);
    this.list()?.focusTodo(todo.id);
  }

  protected deleteTodo(todo: Todo): void {
    if (this.#edited()?.id === todo.id) this.#edited.set(null);
    void this.changes.remove(todo);
  }
}

function toStatus(asked: string | undefined): Status {
  return STATUSES.find((status) => status === asked) ?? 'open';
}
