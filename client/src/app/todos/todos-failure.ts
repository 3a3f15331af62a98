import { Component, computed, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { ApiError } from '../api/api-error';
import { explain } from '../api/explain';
import { StateMessage } from '../ui/state-message';
import { textsOfTodos } from './texts';

/** Why there is no list, and the way on from here. */
@Component({
  selector: 'app-todos-failure',
  imports: [MatButtonModule, RouterLink, StateMessage],
  template: `
    @if (failure()?.kind === 'forbidden') {
      <app-state-message icon="lock" role="alert" [heading]="texts.forbiddenHeading" [text]="texts.forbidden">
        <a matButton="filled" routerLink="/todos">{{ texts.backToMine }}</a>
      </app-state-message>
    } @else {
      <app-state-message icon="outage" role="alert" [heading]="texts.failedHeading" [text]="reason()">
        <button matButton="filled" type="button" (click)="retry.emit()">{{ texts.tryAgain }}</button>
      </app-state-message>
    }
  `,
})
export class TodosFailure {
  readonly failure = input.required<ApiError | null>();
  readonly retry = output();

  protected readonly texts = textsOfTodos;
  protected readonly reason = computed(() => {
    const failure = this.failure();
    return failure ? explain(failure) : undefined;
  });
}
