import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  input,
  output,
  viewChild,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { Icon } from '../../ui/icon';
import { accountTexts } from '../texts';

/** What has to be done in which inbox before the address changes. Says nothing of whether the new one is taken. */
@Component({
  selector: 'app-email-asked',
  imports: [Icon, MatButtonModule],
  template: `
    <h3 #heading tabindex="-1"><app-icon name="mail" />{{ texts.emailAsked }}</h3>
    <p>{{ texts.emailNotYet }}</p>
    <ol [class.single]="steps().length === 1">
      @for (step of steps(); track $index) {
        <li>{{ step }}</li>
      }
    </ol>
    <p>{{ texts.nothingCame }}</p>
    <button matButton="outlined" type="button" (click)="restart.emit()">{{ texts.startAgain }}</button>
  `,
  styleUrl: './email-asked.scss',
})
export class EmailAsked {
  readonly from = input.required<string>();
  readonly to = input.required<string>();
  /** Whether the old address was ever proved: if so, it is asked first. */
  readonly confirmed = input.required<boolean>();
  readonly restart = output();

  protected readonly texts = accountTexts;
  protected readonly steps = computed(() =>
    this.confirmed() ? accountTexts.bothAgree(this.from(), this.to()) : accountTexts.newOneAgrees(this.to()),
  );

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }
}
