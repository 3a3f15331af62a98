import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { explain } from '../../api/explain';
import { type NoticeAction, Notices } from '../../ui/notices';
import { CountsStore } from '../counts-store';
import type { Todo } from '../todo';
import { TodosStore } from '../todos-store';
import { WriteQueue } from '../write-queue';
import { BulkApi, MAX_BULK } from './bulk-api';
import { type Change, type Deed, formerOf, undoOf } from './bulk-deeds';
import { BulkUpdates } from './bulk-updates';
import { inParts, type Outcome } from './in-parts';
import { Selection } from './selection';
import { textsOfSelection as texts } from './texts';

type Result = Outcome<Todo, Todo>;

/** What becomes of a notice: what to say when all went well, how to undo it, and how to send the rest again. */
interface Report {
  done: string;
  undo?: () => Promise<void>;
  again: (rest: readonly Todo[]) => Promise<void>;
}

/** Changes to many to-dos: shown at once; what the server refuses is taken back, with the reason and who is to blame. */
@Service({ autoProvided: false })
export class BulkChanges {
  readonly #api = inject(BulkApi);
  readonly #updates = inject(BulkUpdates);
  readonly #store = inject(TodosStore);
  readonly #counts = inject(CountsStore);
  readonly #selection = inject(Selection);
  readonly #queue = inject(WriteQueue);
  readonly #notices = inject(Notices);

  async change(todos: readonly Todo[], deed: Deed): Promise<void> {
    const before = todos.filter((todo) => deed.change(todo) !== null);
    if (before.length === 0) return this.#notices.show(texts.nothing);
    const result = await this.#apply(before, deed.change);
    const undo = () => this.#undoChange(result.done, undoOf(deed.change, before));
    const again = (rest: readonly Todo[]) => this.change(rest, deed);
    this.#report(result, { done: deed.done(result.done.length), undo, again });
  }

  async remove(todos: readonly Todo[]): Promise<void> {
    const owner = this.#store.owner();
    this.#store.takeAll(todos);
    const result = await this.#inParts(todos, async (part) => {
      await firstValueFrom(this.#api.remove(owner, part));
      return part;
    });
    this.#store.takeAll(result.done); // the list may have been loaded anew meanwhile, with them
    this.#store.putAll(result.left);
    const undo = () => this.#restore(result.done);
    const again = (rest: readonly Todo[]) => this.remove(rest);
    this.#report(result, { done: texts.done.deleted(result.done.length), undo, again });
  }

  async #undoChange(todos: readonly Todo[], change: Change): Promise<void> {
    const result = await this.#apply(todos, change);
    const again = (rest: readonly Todo[]) => this.#undoChange(rest, change);
    this.#report(result, { done: texts.undone, again });
  }

  async #restore(todos: readonly Todo[]): Promise<void> {
    const owner = this.#store.owner();
    const result = await this.#inParts(todos, (part) => firstValueFrom(this.#api.restore(owner, part)));
    this.#store.putAll(result.done);
    const again = (rest: readonly Todo[]) => this.#restore(rest);
    this.#report(result, { done: texts.done.restored(result.done.length), again });
  }

  async #apply(todos: readonly Todo[], change: Change): Promise<Result> {
    const owner = this.#store.owner();
    this.#store.changeAll(todos, (todo) => ({ ...todo, ...change(todo) }));
    const result = await this.#inParts(todos, (part) => this.#updates.send(owner, part, change));
    const former = new Map(result.left.map((todo) => [todo.id, formerOf(change(todo) ?? {}, todo)]));
    this.#store.changeAll(result.left, (todo) => ({ ...todo, ...former.get(todo.id) }));
    this.#store.putAll(result.done);
    return result;
  }

  #inParts(
    todos: readonly Todo[],
    send: (part: readonly Todo[]) => Promise<readonly Todo[]>,
  ): Promise<Result> {
    const ids = todos.map(({ id }) => id);
    return this.#queue.runAll(ids, () => inParts(todos, MAX_BULK, send));
  }

  #report({ done, left, blamed, failure }: Result, report: Report): void {
    this.#counts.refresh();
    const undo = report.undo && done.length ? action(texts.undo, report.undo) : undefined;
    if (!failure) return void this.#notices.show(report.done, undo);
    if (failure.kind === 'unauthenticated') return;
    const partly = texts.partly(done.length, done.length + left.length);
    if (failure.kind !== 'notFound' || blamed.length === 0) {
      this.#selection.keep(left);
      const reason = texts.because(titlesOf(blamed), explain(failure));
      return void this.#notices.show(`${partly} ${reason}`, undo);
    }
    this.#store.takeAll(blamed);
    const rest = left.filter((todo) => !blamed.includes(todo));
    this.#selection.keep(rest);
    const again = rest.length ? action(texts.again, () => report.again(rest)) : undo;
    void this.#notices.show(`${texts.gone(titlesOf(blamed))} ${partly}`, again);
  }
}

const titlesOf = (todos: readonly Todo[]): string[] => todos.map(({ title }) => title);

const action = (label: string, run: () => Promise<void>): NoticeAction => ({ label, run: () => void run() });
