import { Component, computed, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import type { ApiError } from '../api/api-error';
import { explain } from '../api/explain';
import { StateMessage } from '../ui/state-message';
import { accountTexts } from './texts';

/** Why there is no list, and the way on from here. */
@Component({
  selector: 'app-list-failure',
  imports: [MatButtonModule, StateMessage],
  template: `
    <app-state-message icon="outage" role="alert" [heading]="heading()" [text]="reason()">
      <button matButton="filled" type="button" (click)="retry.emit()">{{ texts.tryAgain }}</button>
    </app-state-message>
  `,
})
export class ListFailure {
  readonly heading = input.required<string>();
  readonly failure = input.required<ApiError | null>();
  readonly retry = output();

  protected readonly texts = accountTexts;
  protected readonly reason = computed(() => {
    const failure = this.failure();
    return failure ? explain(failure) : undefined;
  });
}
