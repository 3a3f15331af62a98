import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatMenuModule } from '@angular/material/menu';
import { AskDialog } from '../../ui/ask-dialog';
import { FootSize } from '../../ui/foot-size';
import { Icon } from '../../ui/icon';
import { Toolbar } from '../../ui/toolbar';
import { tagProblem } from '../tag-rules';
import { textsOfTodos } from '../texts';
import { PRIORITIES } from '../todo';
import { BulkChanges } from './bulk-changes';
import { addTag, type Deed, removeTag, setCompleted, setDueOn, setPriority } from './bulk-deeds';
import { dueChoices } from './due-choices';
import { Selection } from './selection';
import { textsOfSelection } from './texts';

/** How many are selected, and what can be done to them at once. */
@Component({
  selector: 'app-selection-bar',
  imports: [AskDialog, FootSize, Icon, MatButtonModule, MatMenuModule, Toolbar],
  providers: [BulkChanges],
  templateUrl: './selection-bar.html',
  styleUrl: './selection-bar.scss',
})
export class SelectionBar {
  readonly #changes = inject(BulkChanges);
  readonly #asked = signal<'date' | 'tag' | null>(null);

  readonly knownTags = input<readonly string[]>([]);

  private readonly toolbar = viewChild.required(Toolbar);

  protected readonly selection = inject(Selection);
  protected readonly texts = textsOfSelection;
  protected readonly priorities = PRIORITIES.toReversed();
  protected readonly priorityTexts = textsOfTodos.priorities;
  protected readonly asked = this.#asked.asReadonly();
  protected readonly none = computed(() => this.selection.count() === 0);
  protected readonly dues = signal(dueChoices());
  protected readonly deeds = { setCompleted, setPriority, setDueOn, removeTag };

  /** The tags of those that are selected, with how many have each. */
  protected readonly tags = computed(() => {
    const tags = this.selection.todos().flatMap((todo) => todo.tags);
    const names = [...new Set(tags)].sort();
    return names.map((name) => ({ name, count: tags.filter((tag) => tag === name).length }));
  });

  protected readonly dateProblem = (value: string) => (value ? null : textsOfSelection.pickMissing);
  protected readonly tagProblem = (value: string) =>
    value ? tagProblem(value, []) : textsOfSelection.addTagMissing;

  focus(): void {
    this.toolbar().focus();
  }

  /** As of the day it is when they are looked at. */
  protected showDues(): void {
    this.dues.set(dueChoices());
  }

  protected ask(what: 'date' | 'tag' | null): void {
    this.#asked.set(what);
  }

  protected do(deed: Deed): void {
    this.#asked.set(null);
    void this.#changes.change(this.selection.todos(), deed);
  }

  protected take(answer: string): void {
    this.do(this.#asked() === 'date' ? setDueOn(answer) : addTag(answer));
  }

  protected remove(): void {
    void this.#changes.remove(this.selection.todos());
  }
}
