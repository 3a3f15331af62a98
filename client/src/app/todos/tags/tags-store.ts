import { computed, inject, Service } from '@angular/core';
import { map } from 'rxjs';
import { PagedList } from '../../api/paged-list';
import { type Tag, TagsApi } from './tags-api';

/** One's own tags, in alphabetical order. They come all at once. */
@Service({ autoProvided: false })
export class TagsStore {
  readonly #api = inject(TagsApi);
  readonly #list = new PagedList<Tag>(() =>
    this.#api.list().pipe(map(({ items }) => ({ items, nextCursor: null }))),
  );

  readonly items = computed(() =>
    this.#list.items().toSorted((one, other) => (one.name < other.name ? -1 : 1)),
  );
  readonly phase = this.#list.phase;
  readonly failure = this.#list.failure;

  reload(): Promise<void> {
    return this.#list.reload();
  }

  named(name: string): Tag | undefined {
    return this.items().find((tag) => tag.name === name);
  }

  put(tag: Tag): void {
    this.#list.update((tags) => [...tags.filter(({ id }) => id !== tag.id), tag]);
  }

  /** As the server has it, unless it has been taken away meanwhile. */
  update(tag: Tag): void {
    this.#list.update((tags) => tags.map((each) => (each.id === tag.id ? tag : each)));
  }

  take({ id }: Tag): void {
    this.#list.update((tags) => tags.filter((tag) => tag.id !== id));
  }
}
