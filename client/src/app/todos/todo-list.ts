import {
  afterNextRender,
  Component,
  computed,
  DOCUMENT,
  effect,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  untracked,
  viewChild,
  viewChildren,
} from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import type { ListDeed } from './keys/keys';
import { Shortcuts } from './keys/shortcuts';
import { RowDrag } from './moving/row-drag';
import { textsOfMoving } from './moving/texts';
import type { TodoMove } from './moving/todo-moves';
import { Selection } from './selection/selection';
import { textsOfTodos } from './texts';
import { isDraft, type Todo } from './todo';
import { type RowPart, TodoRow } from './todo-row';
import { type Place, VirtualRows } from './virtual-rows';

const NEAR_END = 25; // rows
/** What goes on while a key is held down. */
const REPEATS: ListDeed[] = ['next', 'previous'];
const GOES: ListDeed[] = [...REPEATS, 'first', 'last'];

@Component({
  selector: 'app-todo-list',
  imports: [MatMenuModule, TodoRow],
  templateUrl: './todo-list.html',
  styleUrl: './todo-list.scss',
  host: {
    '(keydown)': 'actOnKey($event)',
    '(focusin)': 'holdFocused($event)',
    '(focusout)': 'letGo($event)',
  },
})
export class TodoList {
  readonly #injector = inject(Injector);
  readonly #document = inject(DOCUMENT);
  readonly #shortcuts = inject(Shortcuts);
  readonly #selection = inject(Selection, { optional: true });

  readonly todos = input.required<readonly Todo[]>();
  readonly editedId = input<string | null>(null);
  readonly renamingId = input<string | null>(null);
  /** Whether there are more than these. */
  readonly hasMore = input(false);
  /** Whether they are in an order that the user gives them. */
  readonly movable = input(false);
  readonly edit = output<Todo>();
  readonly complete = output<{ todo: Todo; completed: boolean }>();
  readonly delete = output<Todo>();
  readonly rename = output<Todo>();
  readonly move = output<TodoMove>();
  readonly nearEnd = output();

  protected readonly texts = textsOfTodos;
  protected readonly textsOfMoving = textsOfMoving;

  private readonly list = viewChild.required<ElementRef<HTMLElement>>('list');
  private readonly items = viewChildren<ElementRef<HTMLElement>>('item');
  private readonly rowsDrawn = viewChildren(TodoRow);

  protected readonly rows = new VirtualRows({ items: this.todos, list: this.list, rows: this.items });
  protected readonly drag = new RowDrag(this.rows);
  /** How many there are, when the last of them are near: so that each length asks for more once. */
  readonly #nearEndOf = computed(() => {
    const { length } = this.todos();
    return this.hasMore() && this.rows.last() >= length - NEAR_END ? length : null;
  });
  readonly #deeds: Record<ListDeed, (index: number, todo: Todo) => void> = {
    next: (index) => this.#focusRow(index + 1),
    previous: (index) => this.#focusRow(index - 1),
    first: () => this.#focusRow(0),
    last: () => this.#focusRow(this.todos().length - 1),
    rename: (_, todo) => this.rename.emit(todo),
    complete: (index, todo) => this.completeTodo(index, todo, !todo.completed),
    delete: (index, todo) => this.deleteTodo(index, todo),
    moveUp: (index, todo) => this.moveTodo({ todo, to: index - 1, byKey: true }),
    moveDown: (index, todo) => this.moveTodo({ todo, to: index + 1, byKey: true }),
  };

  constructor() {
    effect(() => {
      if (this.#nearEndOf() !== null) untracked(() => this.nearEnd.emit());
    });
  }

  focusTodo(id: string, part?: RowPart): void {
    this.#focusRow(this.rows.indexOf(id), part);
  }

  place(): Place {
    return this.rows.place();
  }

  goTo(place: Place): void {
    this.rows.goTo(place);
  }

  protected actOnKey(event: KeyboardEvent): void {
    const deed = this.#shortcuts.listDeed(event);
    const index = indexOf(event.target);
    const todo = index === undefined ? undefined : this.todos()[index];
    if (!deed || index === undefined || !todo) return;
    event.preventDefault();
    const onlyGoes = isDraft(todo) || this.#selection?.active() === true;
    const refused = (event.repeat && !REPEATS.includes(deed)) || (onlyGoes && !GOES.includes(deed));
    if (!refused) this.#deeds[deed](index, todo);
  }

  protected holdFocused({ target }: FocusEvent): void {
    const index = indexOf(target);
    if (index !== undefined) this.rows.hold(this.todos()[index]?.id ?? null);
  }

  /** While a menu of the row is open, or another window in front, the focus comes back. */
  protected letGo({ relatedTarget }: FocusEvent): void {
    const away = relatedTarget instanceof Element && !relatedTarget.closest('.cdk-overlay-container');
    if (away && !this.list().nativeElement.contains(relatedTarget)) this.rows.hold(null);
  }

  protected completeTodo(index: number, todo: Todo, completed: boolean): void {
    this.complete.emit({ todo, completed });
    this.#keepFocus(index);
  }

  protected deleteTodo(index: number, todo: Todo): void {
    this.delete.emit(todo);
    this.#keepFocus(index);
  }

  protected moveTodo(move: TodoMove): void {
    this.move.emit(move);
    this.focusTodo(move.todo.id, move.byKey ? 'title' : 'handle');
  }

  protected moveBySteps(todo: Todo, steps: number): void {
    this.moveTodo({ todo, to: (this.rows.indexOf(todo.id) ?? 0) + steps });
  }

  protected dropTodo(todo: Todo, stays: boolean): void {
    const to = this.drag.drop(stays);
    if (to !== undefined) this.moveTodo({ todo, to });
  }

  /** When the focused row is gone, the one that took its place gets the focus. */
  #keepFocus(index: number): void {
    const last = () => this.todos().length - 1;
    afterNextRender(() => this.#focusIsLost() && this.#focusRow(Math.min(index, last())), {
      injector: this.#injector,
    });
  }

  /** At once when it is drawn, so that the next key finds it; and again should it be drawn elsewhere. */
  #focusRow(index: number | undefined, part?: RowPart): void {
    const todo = index === undefined ? undefined : this.todos()[index];
    if (!todo) return;
    this.rows.hold(todo.id);
    const drawn = this.#focusDrawn(todo, part);
    const again = () => !drawn || this.#focusIsLost() || this.#focusedId() === todo.id;
    afterNextRender(() => again() && this.#focusDrawn(todo, part), { injector: this.#injector });
  }

  #focusDrawn({ id }: Todo, part?: RowPart): boolean {
    const row = this.rowsDrawn().find((each) => each.todo().id === id);
    row?.focus(part);
    return row !== undefined;
  }

  #focusedId(): string | undefined {
    return this.#document.activeElement?.closest<HTMLElement>('[data-id]')?.dataset['id'];
  }

  #focusIsLost(): boolean {
    return this.#document.activeElement === this.#document.body;
  }
}

function indexOf(target: EventTarget | null): number | undefined {
  const item = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return item ? Number(item.dataset['index']) : undefined;
}
