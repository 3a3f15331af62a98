import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { conflict, invalid, notFound, notOwner, quotaReached } from '../../errors/problems.ts';
import { MAX_TAGS_OF_USER } from '../sizes.ts';
import { TodoWritesRepository } from '../todo-writes.repository.ts';
import type { TagDto } from './dto/tag.dto.ts';
import { TagsRepository } from './tags.repository.ts';

/** What one may do with one's own tags. Another user's is 403 `not_owner`, an unknown one 404. */
@Injectable()
export class TagsService {
  constructor(
    private readonly tags: TagsRepository,
    private readonly todos: TodoWritesRepository,
    private readonly manager: EntityManager,
  ) {}

  async list(userId: string): Promise<{ items: TagDto[] }> {
    return { items: await this.tags.list(userId) };
  }

  /**
   * Gives a to-do of the user's these tags and no others; makes those that are new. The list is locked.
   *
   * @throws {Problem} 409 `quota_reached` when there would be more than 500.
   */
  async set(userId: string, todoId: string, names: string[], manager: EntityManager): Promise<void> {
    const known = await this.tags.named(userId, names, manager);
    const missing = names.filter((name) => !known.some((tag) => tag.name === name));
    if (missing.length > 0 && (await this.tags.countOf(userId, manager)) + missing.length > MAX_TAGS_OF_USER)
      throw quotaReached(`You can have ${MAX_TAGS_OF_USER} tags: delete or merge some first.`);
    const made = missing.length > 0 ? await this.tags.make(userId, missing, manager) : [];
    const ids = [...known, ...made].map(({ id }) => id);
    await this.tags.attach(userId, todoId, ids, manager);
  }

  /** @throws {Problem} 409 `conflict` when another tag has that name. */
  rename(userId: string, id: string, name: string): Promise<TagDto> {
    return this.locked(userId, async (manager) => {
      await this.refuseForeign(userId, [id], manager);
      const [holder] = await this.tags.named(userId, [name], manager);
      if (holder && holder.id !== id)
        throw conflict('There is a tag of that name: merge the one into the other.');
      if (!holder) {
        await this.tags.rename(userId, id, name, manager);
        await this.tags.touchTodos(userId, id, manager);
      }
      return this.one(userId, id, manager);
    });
  }

  /** Every to-do with the tag `id` has `into` instead. @throws {Problem} 400 when they are the same. */
  merge(userId: string, id: string, into: string): Promise<TagDto> {
    if (id === into) throw invalid([{ pointer: '/into', detail: 'into must be another tag.' }]);
    return this.locked(userId, async (manager) => {
      await this.refuseForeign(userId, [id, into], manager);
      await this.tags.touchTodos(userId, id, manager);
      await this.tags.giveAllTo(userId, id, into, manager);
      await this.tags.delete(userId, id, manager);
      return this.one(userId, into, manager);
    });
  }

  /** The to-dos that have it stay, without it. */
  delete(userId: string, id: string): Promise<void> {
    return this.locked(userId, async (manager) => {
      await this.refuseForeign(userId, [id], manager);
      await this.tags.touchTodos(userId, id, manager);
      await this.tags.delete(userId, id, manager);
    });
  }

  private locked<T>(userId: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.manager.transaction(async (manager) => {
      await this.todos.lockList(userId, manager);
      return work(manager);
    });
  }

  private async refuseForeign(userId: string, ids: string[], manager: EntityManager): Promise<void> {
    const found = await this.tags.owners(userId, ids, manager);
    if (found.some(({ mine }) => !mine)) throw notOwner();
    if (found.length < ids.length) throw notFound('There is no such tag.');
  }

  private async one(userId: string, id: string, manager: EntityManager): Promise<TagDto> {
    const tag = await this.tags.find(userId, id, manager);
    if (!tag) throw notFound('There is no such tag.');
    return tag;
  }
}
