import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  signal,
  viewChild,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { explain } from '../../api/explain';
import { AskDialog } from '../../ui/ask-dialog';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Icon } from '../../ui/icon';
import { PageHeading } from '../../ui/page-heading';
import { StateMessage } from '../../ui/state-message';
import { tagProblem } from '../tag-rules';
import { TodoSkeleton } from '../todo-skeleton';
import { TagList } from './tag-list';
import type { Tag } from './tags-api';
import { TagsChanges } from './tags-changes';
import { TagsStore } from './tags-store';
import { textsOfTags } from './texts';

/** What is about to be done, and has yet to be answered. */
type Asked =
  | { deed: 'rename' | 'merge' | 'delete'; tag: Tag }
  /** What it was to be called is another one's name. */
  | { deed: 'exists'; tag: Tag; into: Tag };

@Component({
  selector: 'app-tags-page',
  imports: [
    AskDialog,
    ConfirmDialog,
    Icon,
    MatButtonModule,
    PageHeading,
    RouterLink,
    StateMessage,
    TagList,
    TodoSkeleton,
  ],
  providers: [TagsStore, TagsChanges],
  templateUrl: './tags-page.html',
  styleUrl: './tags-page.scss',
})
export class TagsPage {
  readonly #changes = inject(TagsChanges);
  readonly #injector = inject(Injector);
  readonly #asked = signal<Asked | null>(null);

  private readonly list = viewChild(TagList);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected readonly store = inject(TagsStore);
  protected readonly texts = textsOfTags;
  protected readonly asked = this.#asked.asReadonly();
  protected readonly reason = computed(() => {
    const failure = this.store.failure();
    return failure ? explain(failure) : undefined;
  });
  protected readonly others = computed(() =>
    this.store
      .items()
      .filter(({ id }) => id !== this.#asked()?.tag.id)
      .map(({ name }) => name),
  );
  protected readonly nameProblem = (name: string) => (name ? tagProblem(name, []) : textsOfTags.nameMissing);
  protected readonly targetProblem = (name: string) =>
    this.others().includes(name) ? null : textsOfTags.noSuchTag;

  constructor() {
    void this.store.reload();
  }

  protected ask(what: Asked | null): void {
    this.#asked.set(what);
  }

  protected async renameTag(tag: Tag, name: string): Promise<void> {
    this.#asked.set(null);
    const renamed = this.#changes.rename(tag, name);
    this.#focusAfter(() => this.#placeOf(tag)); // it may have moved, and lost the focus on the way
    const into = await renamed;
    if (into) this.#asked.set({ deed: 'exists', tag, into });
  }

  protected mergeTag(tag: Tag, into: Tag | undefined): void {
    this.#goOnFrom(tag);
    if (into) void this.#changes.merge(tag, into);
  }

  protected deleteTag(tag: Tag): void {
    this.#goOnFrom(tag);
    void this.#changes.remove(tag);
  }

  /** The row that takes the place of one that goes gets the focus. */
  #goOnFrom(tag: Tag): void {
    this.#asked.set(null);
    const place = this.#placeOf(tag);
    this.#focusAfter(() => place);
  }

  #placeOf(tag: Tag): number {
    return this.store.items().findIndex(({ id }) => id === tag.id);
  }

  /** Or the heading, when there are no rows. */
  #focusAfter(place: () => number): void {
    const focus = () =>
      this.store.items().length ? this.list()?.focusRow(place()) : this.heading().nativeElement.focus();
    afterNextRender(focus, { injector: this.#injector });
  }
}
