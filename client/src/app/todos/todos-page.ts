import {
  afterNextRender,
  Component,
  computed,
  DOCUMENT,
  effect,
  inject,
  Injector,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { FullView } from '../ui/full-view';
import { Icon } from '../ui/icon';
import { InlineAlert } from '../ui/inline-alert';
import { Notices } from '../ui/notices';
import { PageHeading } from '../ui/page-heading';
import { WhenVisible } from '../ui/when-visible';
import { injectWideScreen } from '../ui/wide-screen';
import { CountsStore } from './counts-store';
import { QuickAdd } from './quick-add';
import { onEnd } from './selection/on-end';
import { Selection } from './selection/selection';
import { SelectionBar } from './selection/selection-bar';
import { SelectionKeys } from './selection/selection-keys';
import { textsOfSelection } from './selection/texts';
import { textsOfTodos } from './texts';
import type { Todo } from './todo';
import { TodoChanges } from './todo-changes';
import { TodoControls } from './todo-controls';
import { TodoEditor } from './todo-editor';
import { TodoList } from './todo-list';
import { queryOf } from './todo-query';
import { TodoSkeleton } from './todo-skeleton';
import { type Param, paramsOf, readView, sameView, type TodoView } from './todo-view';
import { TodosEmpty } from './todos-empty';
import { TodosFailure } from './todos-failure';
import { TodosStore } from './todos-store';

@Component({
  selector: 'app-todos-page',
  imports: [
    FullView,
    Icon,
    InlineAlert,
    MatButtonModule,
    PageHeading,
    QuickAdd,
    RouterLink,
    SelectionBar,
    SelectionKeys,
    TodoControls,
    TodoEditor,
    TodoList,
    TodoSkeleton,
    TodosEmpty,
    TodosFailure,
    WhenVisible,
  ],
  providers: [TodosStore, CountsStore, TodoChanges, Selection],
  templateUrl: './todos-page.html',
  styleUrl: './todos-page.scss',
})
export class TodosPage {
  readonly #notices = inject(Notices);
  readonly #injector = inject(Injector);
  readonly #router = inject(Router);
  readonly #counts = inject(CountsStore);
  readonly #document = inject(DOCUMENT);

  /** From the address: whose list, and which part of it. */
  readonly userId = input<string>();
  readonly status = input<Param>();
  readonly priority = input<Param>();
  readonly tag = input<Param>();
  readonly due = input<Param>();
  readonly search = input<Param>();
  readonly sort = input<Param>();

  readonly #edited = signal<Todo | null>(null);
  private readonly list = viewChild(TodoList);
  private readonly controls = viewChild(TodoControls);
  private readonly editor = viewChild(TodoEditor);

  protected readonly store = inject(TodosStore);
  protected readonly changes = inject(TodoChanges);
  protected readonly texts = textsOfTodos;
  protected readonly wide = injectWideScreen();
  protected readonly edited = this.#edited.asReadonly();
  protected readonly addTodo = (title: string) => this.changes.add(title);

  protected readonly selection = inject(Selection);
  protected readonly selectionTexts = textsOfSelection;
  /** Told to those who do not see it. */
  protected readonly selectionStatus = computed(() =>
    this.selection.active() ? textsOfSelection.selected(this.selection.count()) : '',
  );

  protected readonly counts = this.#counts.counts;
  protected readonly knownTags = computed(() => this.counts()?.tags.map(({ name }) => name) ?? []);
  protected readonly view = computed(
    () => {
      const [status, priority, tag] = [this.status(), this.priority(), this.tag()];
      return readView({ status, priority, tag, due: this.due(), search: this.search(), sort: this.sort() });
    },
    { equal: sameView },
  );

  constructor() {
    onEnd(this.selection.active, () => this.#recoverFocus());
    effect(() => {
      const [owner, query] = [this.userId(), queryOf(this.view())];
      untracked(() => {
        this.#counts.show(owner, query);
        void this.store.show(owner, query);
      });
    });
  }

  /** Words being typed are one step of the history, not one each. */
  protected changeView(change: Partial<TodoView>): void {
    const replaceUrl = !!change.search && this.view().search !== '';
    const queryParams = paramsOf(change);
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl });
  }

  protected showAll(change: Partial<TodoView>): void {
    this.changeView(change);
    this.controls()?.focus();
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
    if (this.store.shows(todo.id)) this.list()?.focusTodo(todo.id);
    else this.controls()?.focus();
  }

  /** When what had the focus went with the selection. */
  #recoverFocus(): void {
    if (this.#document.activeElement !== this.#document.body) return;
    const anchor = this.selection.anchor();
    if (anchor !== null && this.store.shows(anchor)) this.list()?.focusTodo(anchor);
    else this.controls()?.focus();
  }

  protected deleteTodo(todo: Todo): void {
    if (this.#edited()?.id === todo.id) this.#edited.set(null);
    void this.changes.remove(todo);
  }
}
