import { inject, Service, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { catchError, EMPTY, Subject, switchMap, timer } from 'rxjs';
import type { TodoCounts } from './todo';
import type { TodoQuery } from './todo-query';
import { type Owner, TodosApi } from './todos-api';

const AFTER_WRITES_MS = 300;

/** How many to-dos each filter would show; asked for anew once a row of writes has come to rest. */
@Service({ autoProvided: false })
export class CountsStore {
  readonly #api = inject(TodosApi);
  readonly #counts = signal<TodoCounts | null>(null);
  readonly #wanted = new Subject<number>();
  #scope: { owner: Owner; query: TodoQuery } | undefined;

  readonly counts = this.#counts.asReadonly();

  constructor() {
    this.#wanted
      .pipe(
        switchMap((wait) => timer(wait).pipe(switchMap(() => this.#ask()))),
        takeUntilDestroyed(),
      )
      .subscribe((counts) => this.#counts.set(counts));
  }

  show(owner: Owner, query: TodoQuery): void {
    if (this.#scope?.owner !== owner) this.#counts.set(null);
    this.#scope = { owner, query };
    this.#wanted.next(0);
  }

  refresh(): void {
    this.#wanted.next(AFTER_WRITES_MS);
  }

  /** Numbers that cannot be had leave those there are: the list itself says what is wrong. */
  #ask() {
    if (!this.#scope) return EMPTY;
    return this.#api.counts(this.#scope.owner, this.#scope.query).pipe(catchError(() => EMPTY));
  }
}
