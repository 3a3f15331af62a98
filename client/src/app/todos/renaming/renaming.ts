import { LiveAnnouncer } from '@angular/cdk/a11y';
import { computed, DOCUMENT, inject, Service, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { type ApiError, toApiError } from '../../api/api-error';
import { explain } from '../../api/explain';
import { Notices } from '../../ui/notices';
import { CountsStore } from '../counts-store';
import { titleProblem } from '../title-rule';
import type { Todo } from '../todo';
import { TodosApi } from '../todos-api';
import { TodosStore } from '../todos-store';
import { WriteQueue } from '../write-queue';
import { textsOfRenaming as texts } from './texts';

interface Draft {
  /** As it was when its title was read. */
  todo: Todo;
  text: string;
  problem: string | null;
}

const STALE = 412;

/** The title being changed in its row: shown at once, given back with a reason when the server refuses. */
@Service({ autoProvided: false })
export class Renaming {
  readonly #api = inject(TodosApi);
  readonly #store = inject(TodosStore);
  readonly #counts = inject(CountsStore);
  readonly #notices = inject(Notices);
  readonly #announcer = inject(LiveAnnouncer);
  readonly #queue = inject(WriteQueue);
  readonly #document = inject(DOCUMENT);
  readonly #draft = signal<Draft | null>(null);
  #wantsFocus = false;

  readonly draft = this.#draft.asReadonly();
  readonly id = computed(() => this.#draft()?.todo.id ?? null);

  start(todo: Todo, text = todo.title, problem: string | null = null): void {
    this.#draft.set({ todo, text, problem });
    this.#wantsFocus = true;
  }

  /** Once for each start: a row that is only drawn anew takes no focus. */
  takeFocus(): boolean {
    const wanted = this.#wantsFocus;
    this.#wantsFocus = false;
    return wanted;
  }

  /** What was wrong is looked at again with each letter; what is not yet, only when saved. */
  type(text: string): void {
    this.#draft.update((draft) => draft && { ...draft, text, problem: draft.problem && titleProblem(text) });
  }

  cancel(): void {
    this.#draft.set(null);
  }

  /** @returns whether the row is done with, as far as the user is concerned. */
  save(): boolean {
    const draft = this.#draft();
    if (!draft) return true;
    const title = draft.text.trim();
    const problem = titleProblem(title);
    if (problem) {
      this.#draft.set({ ...draft, problem });
      return false;
    }
    this.#draft.set(null);
    if (title !== draft.todo.title) void this.#send(draft.todo, title);
    return true;
  }

  async #send(todo: Todo, title: string): Promise<void> {
    const { id } = todo;
    this.#store.replace(id, (known) => ({ ...known, title }));
    try {
      const saved = await this.#queue.run(id, () => {
        const version = this.#versionOf(todo);
        return firstValueFrom(this.#api.update(this.#store.owner(), id, { title }, version));
      });
      const seen = this.#store.put(saved);
      void (seen ? this.#announcer.announce(texts.saved) : this.#notices.show(texts.savedUnseen));
      this.#counts.refresh();
    } catch (failure) {
      const back = (known: Todo) => (known.title === title ? { ...known, title: todo.title } : known);
      this.#store.replace(id, back);
      const error = toApiError(failure);
      if (error.status === STALE) await this.#meet(todo, title);
      else this.#giveBack(todo, title, error);
    }
  }

  /** What this page itself wrote meanwhile, and left the title alone, is no newer version of the title. */
  #versionOf(todo: Todo): number {
    const known = this.#store.find(todo.id);
    return known && known.version > todo.version && known.title === todo.title ? known.version : todo.version;
  }

  /** Somebody else changed it first: one sees how, and may insist. */
  async #meet(todo: Todo, title: string): Promise<void> {
    try {
      const current = await firstValueFrom(this.#api.read(this.#store.owner(), todo.id));
      this.#store.put(current);
      const insist = () => void this.#send(current, title);
      if (current.title === title) void this.#announcer.announce(texts.saved);
      else if (current.title === todo.title)
        insist(); // something else of it was changed
      else
        void this.#notices.show(texts.changedMeanwhile(current.title), {
          label: texts.keepMine,
          run: insist,
        });
    } catch (failure) {
      this.#giveBack(todo, title, toApiError(failure));
    }
  }

  #giveBack(todo: Todo, title: string, error: ApiError): void {
    if (error.kind === 'unauthenticated') return;
    const told = `${texts.notChanged(todo.title)} ${explain(error)}`;
    if (error.kind === 'notFound') {
      this.#store.take(todo.id);
      return void this.#notices.show(told);
    }
    const again = () => this.start(todo, title, explain(error));
    if (!this.#draft()) {
      again();
      this.#wantsFocus = this.#isIdle(todo);
      return void this.#notices.show(told);
    }
    void this.#notices.show(told, { label: texts.again, run: again });
  }

  /** Whether nobody is busy elsewhere: the focus is nowhere, or still on that row. */
  #isIdle({ id }: Todo): boolean {
    const { activeElement, body } = this.#document;
    return activeElement === body || activeElement?.closest<HTMLElement>('[data-id]')?.dataset['id'] === id;
  }
}
