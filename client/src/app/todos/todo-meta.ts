import { Component, computed, input } from '@angular/core';
import { Icon } from '../ui/icon';
import { dueState, formatDay } from './due-date';
import { textsOfTodos } from './texts';
import type { Todo } from './todo';

/** The small print of a row: due date, priority and tags, told by word and sign, not by colour alone. */
@Component({
  selector: 'app-todo-meta',
  imports: [Icon],
  template: `
    @if (due(); as due) {
      <span [class]="due.state"
        ><app-icon [name]="due.state === 'overdue' ? 'overdue' : 'due'" />{{ due.text }}</span
      >
    }
    @if (todo().priority !== 'none') {
      <span [class]="todo().priority"><app-icon name="priority" />{{ priority() }}</span>
    }
    @for (tag of todo().tags; track tag) {
      <span class="tag"><app-icon name="tag" />{{ tag }}</span>
    }
  `,
  styleUrl: './todo-meta.scss',
})
export class TodoMeta {
  readonly todo = input.required<Todo>();

  protected readonly priority = computed(() =>
    textsOfTodos.priorityOf(textsOfTodos.priorities[this.todo().priority]),
  );
  protected readonly due = computed(() => {
    const { dueOn, completed } = this.todo();
    if (dueOn === null) return null;
    const day = formatDay(dueOn);
    const state = completed ? 'later' : dueState(dueOn);
    const text = { overdue: textsOfTodos.overdue(day), today: textsOfTodos.today, later: day }[state];
    return { state, text };
  });
}
