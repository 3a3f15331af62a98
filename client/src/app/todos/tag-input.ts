import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, inject, input, model, signal } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { MatChipsModule } from '@angular/material/chips';
import { MatFormFieldModule } from '@angular/material/form-field';
import { Icon } from '../ui/icon';
import { tagProblem } from './tag-rules';
import { textsOfTodos } from './texts';

/** The tags of a to-do: each can be removed, and what is typed becomes one more. */
@Component({
  selector: 'app-tag-input',
  imports: [Icon, MatChipsModule, MatFormFieldModule],
  templateUrl: './tag-input.html',
  styleUrl: './tag-input.scss',
})
export class TagInput implements FormValueControl<string[]> {
  readonly #announcer = inject(LiveAnnouncer);
  readonly #problem = signal<string | null>(null);

  readonly value = model<string[]>([]);
  readonly known = input<readonly string[]>([]);

  protected readonly texts = textsOfTodos;
  protected readonly problem = this.#problem.asReadonly();

  /** What cannot be added stays in the line, to be mended. */
  protected addTyped(line: HTMLInputElement): void {
    this.#take(line, line.value.split(','), '');
  }

  /** Not by its key: keyboards of phones send none. */
  protected addAtComma(line: HTMLInputElement): void {
    const [rest = '', ...ended] = line.value.split(',').toReversed();
    if (ended.length) this.#take(line, ended.toReversed(), rest);
  }

  protected addAtEnter(event: Event, line: HTMLInputElement): void {
    if (event instanceof KeyboardEvent && event.isComposing) return;
    event.preventDefault(); // it ends the tag, not the form
    this.addTyped(line);
  }

  protected removeTag(tag: string): void {
    this.#problem.set(null);
    this.value.update((tags) => tags.filter((each) => each !== tag));
    void this.#announcer.announce(textsOfTodos.tagRemoved(tag));
  }

  #take(line: HTMLInputElement, names: string[], rest: string): void {
    this.#problem.set(null);
    const refused = names.filter((name) => !this.#add(name.trim().replace(/\s+/gu, ' ')));
    line.value = [...refused, rest].filter((name) => name !== '').join(',');
  }

  #add(tag: string): boolean {
    if (tag === '' || this.value().includes(tag)) return true;
    const problem = tagProblem(tag, this.value());
    if (problem) {
      this.#problem.set(problem);
      return false;
    }
    this.value.update((tags) => [...tags, tag]);
    void this.#announcer.announce(textsOfTodos.tagAdded(tag));
    return true;
  }
}
