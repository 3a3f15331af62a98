import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
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
import { injectStage } from '../ui/stages';
import { WhenVisible } from '../ui/when-visible';
import { injectWideScreen } from '../ui/wide-screen';
import { CountsStore } from './counts-store';
import { KeysHelp } from './keys/keys-help';
import { ListPlaces } from './list-places';
import { textsOfMoving } from './moving/texts';
import { type TodoMove, TodoMoves } from './moving/todo-moves';
import { QuickAdd } from './quick-add';
import { Renaming } from './renaming/renaming';
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
import { fieldOf } from './todo-sort';
import { type Param, paramsOf, readView, sameView, type TodoView } from './todo-view';
import { TodosEmpty } from './todos-empty';
import { TodosFailure } from './todos-failure';
import { TodosStore } from './todos-store';
import type { Place } from './virtual-rows';

/** At once, when one comes back to a long list. */
const MOST_PAGES_BACK = 10;

@Component({
  selector: 'app-todos-page',
  imports: [
    FullView,
    Icon,
    InlineAlert,
    KeysHelp,
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
  providers: [TodosStore, CountsStore, TodoChanges, TodoMoves, Renaming, Selection],
  templateUrl: './todos-page.html',
  styleUrl: './todos-page.scss',
  host: { '(window:beforeunload)': 'warnOfUnsaved($event)' },
})
export class TodosPage {
  readonly #notices = inject(Notices);
  readonly #injector = inject(Injector);
  readonly #router = inject(Router);
  readonly #counts = inject(CountsStore);
  readonly #document = inject(DOCUMENT);
  readonly #moves = inject(TodoMoves);
  readonly #places = inject(ListPlaces);

  /** From the address: whose list, and which part of it. */
  readonly userId = input<string>();
  readonly status = input<Param>();
  readonly priority = input<Param>();
  readonly tag = input<Param>();
  readonly due = input<Param>();
  readonly search = input<Param>();
  readonly sort = input<Param>();

  readonly #edited = signal<Todo | null>(null);
  /** Until the list is drawn, which may be after its to-dos have come. */
  readonly #placeToGo = signal<Place | null>(null);
  private readonly list = viewChild(TodoList);
  private readonly controls = viewChild(TodoControls);
  private readonly editor = viewChild<TodoEditor>('editor');
  protected readonly bar = viewChild<SelectionBar>('bar');

  protected readonly store = inject(TodosStore);
  protected readonly changes = inject(TodoChanges);
  protected readonly renaming = inject(Renaming);
  protected readonly texts = textsOfTodos;
  protected readonly wide = injectWideScreen();
  protected readonly stage = injectStage(3);
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
  protected readonly movable = computed(() => fieldOf(this.view().sort) === 'position');

  constructor() {
    onEnd(this.selection.active, () => this.#recoverFocus());
    effect(() => {
      const [owner, query] = [this.userId(), queryOf(this.view())];
      untracked(() => {
        this.#counts.show(owner, query);
        void this.store.show(owner, query).then(() => this.#goBack());
      });
    });
    effect(() => {
      const [list, place] = [this.list(), this.#placeToGo()];
      if (!list || !place) return;
      this.#placeToGo.set(null);
      afterNextRender(() => list.goTo(place), { injector: this.#injector }); // it finds its own place first
    });
    inject(DestroyRef).onDestroy(() => this.#keepPlace());
  }

  /** False, saying why, while changes are typed that nobody has saved. */
  mayLeave(): boolean {
    if (this.#hasUnsaved()) void this.#notices.show(textsOfTodos.unsaved);
    return !this.#hasUnsaved();
  }

  protected warnOfUnsaved(event: BeforeUnloadEvent): void {
    if (this.#hasUnsaved()) event.preventDefault(); // the browser asks
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
    if (!this.mayLeave()) return;
    this.#edited.set(todo);
    afterNextRender(() => this.editor()?.focus(), { injector: this.#injector });
  }

  /** Leaving by Escape must not throw away what was typed. */
  protected leaveEditor(todo: Todo): void {
    if (!this.#hasUnsaved()) this.closeEditor(todo);
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

  protected renameTodo(todo: Todo): void {
    if (!this.mayLeave()) return;
    this.#edited.set(null); // by the first click of two
    this.renaming.start(todo);
  }

  protected moveTodo(move: TodoMove): void {
    if (this.movable()) return void this.#moves.move(move);
    const sort = () => this.changeView({ sort: 'position' });
    void this.#notices.show(textsOfMoving.needsOrder, { label: textsOfMoving.toMyOrder, run: sort });
  }

  #hasUnsaved(): boolean {
    return this.editor()?.dirty() === true;
  }

  #listName(): string {
    return JSON.stringify([this.userId(), this.view()]);
  }

  #keepPlace(): void {
    const place = this.list()?.place();
    if (place) this.#places.keep(this.#listName(), { ...place, count: this.store.visible().length });
  }

  /** To where one was before one left for another page, as far as it can be loaded again. */
  async #goBack(): Promise<void> {
    const place = this.#places.take(this.#listName());
    if (!place?.index) return;
    for (let pages = 1; pages < MOST_PAGES_BACK && this.store.visible().length <= place.index; pages++) {
      if (!this.store.hasMore()) break;
      await this.store.loadMore();
    }
    this.#placeToGo.set(place);
  }
}
