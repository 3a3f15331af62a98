import { Component, computed, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { StateMessage } from '../ui/state-message';
import { textsOfTodos } from './texts';
import { filterCount, NO_FILTER, type TodoView } from './todo-view';

/** Why there is nothing to see: nothing there, nothing found, or all left out by the filters. */
@Component({
  selector: 'app-todos-empty',
  imports: [MatButtonModule, StateMessage],
  template: `
    <app-state-message
      [icon]="narrowed() ? 'notFound' : 'done'"
      [heading]="said().heading"
      [text]="said().text"
    >
      @if (narrowed()) {
        <button matButton="tonal" type="button" (click)="showAll()">{{ texts.showAll }}</button>
      }
    </app-state-message>
  `,
})
export class TodosEmpty {
  readonly view = input.required<TodoView>();
  readonly viewChange = output<Partial<TodoView>>();

  protected readonly texts = textsOfTodos;
  protected readonly narrowed = computed(() => this.view().search !== '' || filterCount(this.view()) > 0);
  protected readonly said = computed(() => {
    const { search, status } = this.view();
    if (search) return { heading: textsOfTodos.emptySearch(search), text: textsOfTodos.emptySearchText };
    if (this.narrowed()) return { heading: textsOfTodos.emptyFilter, text: textsOfTodos.emptyFilterText };
    return textsOfTodos.empty[status];
  });

  protected showAll(): void {
    this.viewChange.emit(NO_FILTER);
  }
}
