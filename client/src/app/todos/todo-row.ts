import { Component, computed, type ElementRef, input, output, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { Icon } from '../ui/icon';
import { textsOfTodos } from './texts';
import { isDraft, type Todo } from './todo';
import { TodoMeta } from './todo-meta';

@Component({
  selector: 'app-todo-row',
  imports: [Icon, MatButtonModule, MatCheckboxModule, TodoMeta],
  templateUrl: './todo-row.html',
  styleUrl: './todo-row.scss',
  host: { '[class.completed]': 'todo().completed', '[class.draft]': 'draft()', '[class.edited]': 'edited()' },
})
export class TodoRow {
  readonly todo = input.required<Todo>();
  readonly edited = input(false);
  readonly completedChange = output<boolean>();
  readonly edit = output();
  readonly delete = output();

  protected readonly texts = textsOfTodos;
  protected readonly draft = computed(() => isDraft(this.todo()));

  private readonly titleButton = viewChild.required<ElementRef<HTMLElement>>('titleButton');

  focus(): void {
    this.titleButton().nativeElement.focus();
  }
}
