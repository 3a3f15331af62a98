import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  signal,
  viewChild,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { explain } from '../../api/explain';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Icon } from '../../ui/icon';
import { PageHeading } from '../../ui/page-heading';
import { StateMessage } from '../../ui/state-message';
import { WhenVisible } from '../../ui/when-visible';
import { TodoSkeleton } from '../todo-skeleton';
import { textsOfTrash } from './texts';
import type { TrashedTodo } from './trash-api';
import { TrashChanges } from './trash-changes';
import { TrashList } from './trash-list';
import { TrashStore } from './trash-store';

@Component({
  selector: 'app-trash-page',
  imports: [
    ConfirmDialog,
    Icon,
    MatButtonModule,
    PageHeading,
    RouterLink,
    StateMessage,
    TodoSkeleton,
    TrashList,
    WhenVisible,
  ],
  providers: [TrashStore, TrashChanges],
  templateUrl: './trash-page.html',
  styleUrl: './trash-page.scss',
})
export class TrashPage {
  readonly #injector = inject(Injector);
  readonly #asked = signal<TrashedTodo | 'all' | null>(null);

  private readonly list = viewChild(TrashList);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected readonly store = inject(TrashStore);
  protected readonly changes = inject(TrashChanges);
  protected readonly texts = textsOfTrash;
  protected readonly reason = computed(() => {
    const failure = this.store.failure();
    return failure ? explain(failure) : undefined;
  });
  /** What is about to be removed for good, and how one is asked about it. */
  protected readonly question = computed(() => {
    const asked = this.#asked();
    if (asked === null) return null;
    return asked === 'all'
      ? { heading: textsOfTrash.emptyHeading, text: textsOfTrash.emptyText, action: textsOfTrash.empty }
      : {
          heading: textsOfTrash.removeHeading(asked.title),
          text: textsOfTrash.removeText,
          action: textsOfTrash.removeAction,
        };
  });

  constructor() {
    void this.store.reload();
  }

  protected ask(what: TrashedTodo | 'all' | null): void {
    this.#asked.set(what);
  }

  protected restoreTodo(todo: TrashedTodo): void {
    this.#goOnAt(this.store.items().indexOf(todo));
    void this.changes.restore(todo);
  }

  protected removeForGood(): void {
    const asked = this.#asked();
    this.#asked.set(null);
    if (asked === null) return;
    if (asked === 'all') return void this.#emptyTrash();
    this.#goOnAt(this.store.items().indexOf(asked));
    void this.changes.remove(asked);
  }

  async #emptyTrash(): Promise<void> {
    await this.changes.empty();
    this.#goOnAt(0);
  }

  /** The row that takes the place of one that goes gets the focus, or the heading when there is none. */
  #goOnAt(index: number): void {
    const focus = () =>
      this.store.items().length ? this.list()?.focusRow(index) : this.heading().nativeElement.focus();
    afterNextRender(focus, { injector: this.#injector });
  }
}
