import { Component, computed, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { type Choice, ChoiceChips } from '../ui/choice-chips';
import { textsOfTodos } from './texts';
import { PRIORITIES, type TodoCounts } from './todo';
import { DUES, type TodoView } from './todo-view';

const BY_URGENCY = PRIORITIES.toReversed();

/** Due date, priority and tags, each with how much it would show. */
@Component({
  selector: 'app-filter-panel',
  imports: [ChoiceChips, MatButtonModule, RouterLink],
  template: `
    <app-choice-chips
      [label]="texts.filterDue"
      [choices]="dues"
      [chosen]="[view().due]"
      (toggled)="toggleDue($event)"
    />
    <app-choice-chips
      [label]="texts.filterPriority"
      [choices]="priorities()"
      [chosen]="view().priority"
      (toggled)="togglePriority($event)"
    />
    @if (tags().length) {
      <app-choice-chips
        [label]="texts.filterTags"
        [choices]="tags()"
        [chosen]="view().tag"
        (toggled)="toggleTag($event)"
      />
      <a matButton routerLink="/tags">{{ texts.manageTags }}</a>
    }
  `,
  styleUrl: './filter-panel.scss',
})
export class FilterPanel {
  readonly view = input.required<TodoView>();
  readonly counts = input.required<TodoCounts | null>();
  readonly viewChange = output<Partial<TodoView>>();

  protected readonly texts = textsOfTodos;
  protected readonly dues: Choice[] = DUES.map((due) => ({ value: due, label: textsOfTodos.dues[due] }));
  protected readonly priorities = computed<Choice[]>(() =>
    BY_URGENCY.map((value) => ({
      value,
      label: textsOfTodos.priorities[value],
      count: this.counts()?.priority[value],
    })),
  );
  /** Those chosen too, whether there is still something to show for them or not. */
  protected readonly tags = computed<Choice[]>(() => {
    const counted = new Map(this.counts()?.tags.map(({ name, count }) => [name, count]));
    const names = new Set([...counted.keys(), ...this.view().tag]);
    return [...names].map((name) => ({ value: name, label: name, count: counted.get(name) }));
  });

  protected toggleDue(value: string): void {
    const due = DUES.find((each) => each === value && each !== this.view().due) ?? 'any';
    this.viewChange.emit({ due });
  }

  protected togglePriority(value: string): void {
    const chosen = toggled(this.view().priority, value);
    this.viewChange.emit({ priority: PRIORITIES.filter((priority) => chosen.includes(priority)) });
  }

  protected toggleTag(value: string): void {
    this.viewChange.emit({ tag: toggled(this.view().tag, value) });
  }
}

function toggled(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
}
