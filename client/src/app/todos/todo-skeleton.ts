import { Component, input } from '@angular/core';
import { textsOfTodos } from './texts';

/** Rows to come, as tall as the real ones. */
@Component({
  selector: 'app-todo-skeleton',
  template: `
    <p class="visually-hidden" role="status">{{ label() }}</p>
    @for (width of widths; track $index) {
      <div class="row" aria-hidden="true"><i class="box"></i><i class="line" [class]="width"></i></div>
    }
  `,
  styleUrl: './todo-skeleton.scss',
})
export class TodoSkeleton {
  readonly label = input(textsOfTodos.loading);

  protected readonly widths = ['long', 'short', 'middle', 'long', 'middle', 'short'];
}
