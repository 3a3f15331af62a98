import { Component, computed, ElementRef, input, model, output, signal, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { Icon } from '../ui/icon';
import { FilterPanel } from './filter-panel';
import { SearchField } from './search-field';
import { SortMenu } from './sort-menu';
import { StatusFilter } from './status-filter';
import { textsOfTodos } from './texts';
import type { TodoCounts } from './todo';
import { filterCount, NO_FILTER, type TodoView } from './todo-view';

/** All that says what of the list is shown, and in which order. */
@Component({
  selector: 'app-todo-controls',
  imports: [FilterPanel, Icon, MatButtonModule, SearchField, SortMenu, StatusFilter],
  templateUrl: './todo-controls.html',
  styleUrl: './todo-controls.scss',
})
export class TodoControls {
  readonly #open = signal(false);

  readonly view = input.required<TodoView>();
  readonly counts = input.required<TodoCounts | null>();
  readonly selectable = input(false);
  readonly selecting = model(false);
  readonly viewChange = output<Partial<TodoView>>();

  protected readonly texts = textsOfTodos;
  protected readonly filters = computed(() => filterCount(this.view()));
  protected readonly open = this.#open.asReadonly();

  /** Told to those who do not see the list change. */
  protected readonly found = computed(() => {
    const { status, search } = this.view();
    const count = this.counts()?.status[status];
    const narrowed = search !== '' || this.filters() > 0;
    return narrowed && count !== undefined ? textsOfTodos.found(count) : '';
  });

  private readonly filtersButton = viewChild.required<string, ElementRef<HTMLElement>>('filtersButton', {
    read: ElementRef,
  });

  /** Where the focus goes when what had it is gone. */
  focus(): void {
    this.filtersButton().nativeElement.focus();
  }

  protected toggleFilters(): void {
    this.#open.update((open) => !open);
  }

  protected clearFilters(): void {
    const { search: _, ...filters } = NO_FILTER;
    this.viewChange.emit(filters);
    this.focus();
  }
}
