import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { toApiError } from '../../api/api-error';
import { explain } from '../../api/explain';
import { Notices } from '../../ui/notices';
import { WriteQueue } from '../write-queue';
import { type Tag, TagsApi } from './tags-api';
import { TagsStore } from './tags-store';
import { textsOfTags as texts } from './texts';

/** Changes to tags: shown at once, taken back with a reason when the server refuses. */
@Service({ autoProvided: false })
export class TagsChanges {
  readonly #api = inject(TagsApi);
  readonly #store = inject(TagsStore);
  readonly #notices = inject(Notices);
  readonly #queue = inject(WriteQueue);

  /** @returns the tag that has that name already, if one has. */
  async rename(tag: Tag, name: string): Promise<Tag | undefined> {
    if (name === tag.name) return undefined;
    const holder = this.#store.named(name);
    if (holder) return holder;
    this.#store.put({ ...tag, name });
    try {
      this.#store.update(await this.#queue.run(tag.id, () => firstValueFrom(this.#api.rename(tag.id, name))));
      void this.#notices.show(texts.renamed(name));
      return undefined;
    } catch (failure) {
      this.#store.update(tag);
      if (toApiError(failure).code === 'conflict') return this.#newHolder(name);
      await this.#tell(texts.notRenamed(tag.name), failure);
      return undefined;
    }
  }

  async merge(tag: Tag, into: Tag): Promise<void> {
    this.#store.take(tag);
    try {
      const merge = () => firstValueFrom(this.#api.merge(tag.id, into.id));
      this.#store.update(await this.#queue.runAll([tag.id, into.id], merge));
      void this.#notices.show(texts.merged(tag.name, into.name));
    } catch (failure) {
      this.#store.put(tag);
      await this.#tell(texts.notMerged(tag.name), failure);
    }
  }

  async remove(tag: Tag): Promise<void> {
    this.#store.take(tag);
    try {
      await this.#queue.run(tag.id, () => firstValueFrom(this.#api.remove(tag.id)));
      void this.#notices.show(texts.deleted(tag.name));
    } catch (failure) {
      this.#store.put(tag);
      await this.#tell(texts.notDeleted(tag.name), failure);
    }
  }

  /** Another device has made it since the list came. */
  async #newHolder(name: string): Promise<Tag | undefined> {
    await this.#store.reload();
    return this.#store.named(name);
  }

  async #tell(what: string, failure: unknown): Promise<void> {
    const error = toApiError(failure);
    if (error.kind === 'unauthenticated') return;
    void this.#notices.show(`${what} ${explain(error)}`);
    if (error.kind === 'notFound') await this.#store.reload();
  }
}
