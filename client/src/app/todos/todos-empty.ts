import { Component, computed, input } from '@angular/core';
import { StateMessage } from '../ui/state-message';
import { textsOfTodos } from './texts';
import type { Status } from './todo';

@Component({
  selector: 'app-todos-empty',
  imports: [StateMessage],
  template: '<app-state-message icon="done" [heading]="texts().heading" [text]="texts().text" />',
})
export class TodosEmpty {
  readonly status = input.required<Status>();

  protected readonly texts = computed(() => textsOfTodos.empty[this.status()]);
}
