import { Component, computed, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDividerModule } from '@angular/material/divider';
import { MatMenuModule } from '@angular/material/menu';
import { Icon } from '../ui/icon';
import { textsOfTodos } from './texts';
import {
  type Direction,
  directionOf,
  fieldOf,
  FIRST_SORTS,
  type Sort,
  SORT_FIELDS,
  type SortField,
  sortOf,
} from './todo-sort';

/** What the list is sorted by, and which way. */
@Component({
  selector: 'app-sort-menu',
  imports: [Icon, MatButtonModule, MatDividerModule, MatMenuModule],
  templateUrl: './sort-menu.html',
  styleUrl: './sort-menu.scss',
})
export class SortMenu {
  readonly sort = input.required<Sort>();
  readonly sortChange = output<Sort>();

  protected readonly texts = textsOfTodos;
  protected readonly fields = SORT_FIELDS;
  protected readonly directions: Direction[] = ['ascending', 'descending'];
  protected readonly field = computed(() => fieldOf(this.sort()));
  protected readonly direction = computed(() => directionOf(this.sort()));
  protected readonly label = computed(() =>
    textsOfTodos.sort(
      textsOfTodos.sortFields[this.field()],
      textsOfTodos.directions[this.field()][this.direction()],
    ),
  );

  protected chooseField(field: SortField): void {
    if (field !== this.field()) this.sortChange.emit(FIRST_SORTS[field]);
  }

  protected chooseDirection(direction: Direction): void {
    this.sortChange.emit(sortOf(this.field(), direction));
  }
}
