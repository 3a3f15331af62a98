import { LiveAnnouncer } from '@angular/cdk/a11y';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { toApiError } from '../../api/api-error';
import { explain } from '../../api/explain';
import { Notices } from '../../ui/notices';
import { isDraft, type Todo } from '../todo';
import { TodosApi } from '../todos-api';
import { TodosStore } from '../todos-store';
import { WriteQueue } from '../write-queue';
import { moveTo, neighboursAt, positionBetween, type Target } from './place-in-order';
import { textsOfMoving as texts } from './texts';

export interface TodoMove {
  todo: Todo;
  to: Target;
  /** What is done step by step with keys is undone by the opposite key. */
  byKey?: boolean;
}

/** The user's own order: changed at once, put back with a reason when the server refuses. */
@Service({ autoProvided: false })
export class TodoMoves {
  readonly #api = inject(TodosApi);
  readonly #store = inject(TodosStore);
  readonly #notices = inject(Notices);
  readonly #announcer = inject(LiveAnnouncer);
  readonly #queue = inject(WriteQueue);
  /** Of those on the way: how many moves, and the position the server last knew. */
  readonly #pending = new Map<string, { moves: number; known: string }>();

  async move({ todo, to, byKey = false }: TodoMove): Promise<void> {
    const seen = this.#store.visible().filter((each) => !isDraft(each));
    const from = seen.findIndex(({ id }) => id === todo.id);
    const others = seen.toSpliced(from, 1);
    const limit = this.#limit(to, others.length);
    if (from < 0 || limit) return void (limit && this.#announcer.announce(limit));
    const ascending = this.#store.ascending();
    const neighbours = neighboursAt(others, to);
    const place = moveTo(to, neighbours, to === 'bottom' || (to !== 'top' && to > from), ascending);
    const saved = this.#send(todo, place, positionBetween(neighbours, ascending));
    const told = this.#told(todo);
    if (byKey) void this.#announcer.announce(told);
    if ((await saved) && !byKey)
      void this.#notices.show(told, { label: texts.undo, run: () => void this.move({ todo, to: from }) });
  }

  /** Whether the server took it. */
  async #send(todo: Todo, place: Parameters<TodosApi['move']>[2], position: string): Promise<boolean> {
    const { id } = todo;
    const pending = this.#pending.get(id) ?? { moves: 0, known: todo.position };
    this.#pending.set(id, pending);
    pending.moves++;
    this.#store.put({ ...todo, position });
    try {
      const saved = await this.#queue.run(id, () =>
        firstValueFrom(this.#api.move(this.#store.owner(), id, place)),
      );
      pending.known = saved.position;
      this.#settle(saved);
      return true;
    } catch (failure) {
      this.#settle(this.#store.find(id) ?? todo, failure);
      return false;
    }
  }

  /** Only the last of several moves shows where it ended: those before it were overtaken. */
  #settle(todo: Todo, failure?: unknown): void {
    const pending = this.#pending.get(todo.id);
    if (!pending) return;
    const error = failure === undefined ? undefined : toApiError(failure);
    const gone = error?.kind === 'notFound' && error.fieldErrors.length === 0; // itself, not its neighbour
    if (gone) this.#store.take(todo.id);
    if (--pending.moves === 0) {
      this.#pending.delete(todo.id);
      if (!gone) this.#store.put({ ...todo, position: pending.known });
    }
    if (error && error.kind !== 'unauthenticated')
      void this.#notices.show(`${texts.notMoved(todo.title)} ${explain(error)}`);
  }

  #limit(to: Target, last: number): string | undefined {
    if (typeof to !== 'number') return undefined;
    if (to < 0) return texts.isFirst;
    return to > last ? texts.isLast : undefined;
  }

  #told({ id }: Todo): string {
    const seen = this.#store.visible();
    const index = seen.findIndex((each) => each.id === id);
    if (index < 0) return texts.movedUnseen;
    return texts.moved(index + 1, this.#store.hasMore() ? null : seen.length);
  }
}
