import {
  Component,
  DestroyRef,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { Icon } from '../ui/icon';
import { Shortcuts } from './keys/shortcuts';
import { textsOfTodos } from './texts';

const TYPING_MS = 250;

/** `/` leads here from anywhere on the page, Escape clears. */
@Component({
  selector: 'app-search-field',
  imports: [Icon],
  template: `
    <app-icon name="search" />
    <input
      #field
      type="search"
      autocomplete="off"
      enterkeyhint="search"
      maxlength="200"
      [attr.aria-keyshortcuts]="shortcuts.pageKeys() ? '/' : null"
      [attr.aria-label]="texts.search"
      [placeholder]="texts.search"
      [title]="shortcuts.pageKeys() ? texts.searchHint : ''"
      [value]="text()"
      (input)="type(field.value)"
      (keydown.enter)="searchNow()"
      (keydown.escape)="clear()"
    />
    @if (shortcuts.pageKeys()) {
      <kbd aria-hidden="true">/</kbd>
    }
  `,
  styleUrl: './search-field.scss',
  host: { '(document:keydown)': 'focusByKey($event)' },
})
export class SearchField {
  readonly value = input.required<string>();
  readonly searched = output<string>();

  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected readonly shortcuts = inject(Shortcuts);
  protected readonly texts = textsOfTodos;
  /** What is being typed stays, when the address only follows it. */
  protected readonly text = linkedSignal<string, string>({
    source: this.value,
    computation: (value, before) => {
      const follows = before !== undefined && (this.#timer !== undefined || before.value.trim() === value);
      return follows ? before.value : value;
    },
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#timer));
  }

  protected type(text: string): void {
    this.text.set(text);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.searchNow(), TYPING_MS);
  }

  protected clear(): void {
    this.text.set('');
    this.field().nativeElement.value = ''; // the binding does nothing where the text was never drawn
    this.searchNow();
  }

  protected searchNow(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const search = this.text().trim();
    if (search !== this.value()) this.searched.emit(search);
  }

  protected focusByKey(event: KeyboardEvent): void {
    if (this.shortcuts.pageDeed(event) !== 'search') return;
    event.preventDefault();
    this.field().nativeElement.select();
    this.field().nativeElement.focus();
  }
}
