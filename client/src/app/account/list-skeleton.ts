import { Component, input } from '@angular/core';

/** Rows to come, as tall as the real ones. */
@Component({
  selector: 'app-list-skeleton',
  template: `
    <p class="visually-hidden" role="status">{{ label() }}</p>
    @for (width of widths; track $index) {
      <div class="row" aria-hidden="true">
        <i class="icon"></i>
        <div><i class="line" [class]="width"></i><i class="line small"></i></div>
      </div>
    }
  `,
  styleUrl: './list-skeleton.scss',
})
export class ListSkeleton {
  readonly label = input.required<string>();

  protected readonly widths = ['long', 'middle', 'long'];
}
