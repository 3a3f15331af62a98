import { Component, ElementRef, input, output, viewChildren } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Icon } from '../../ui/icon';
import type { Tag } from './tags-api';
import { textsOfTags } from './texts';

@Component({
  selector: 'app-tag-list',
  imports: [Icon, MatButtonModule, RouterLink],
  templateUrl: './tag-list.html',
  styleUrl: './tag-list.scss',
})
export class TagList {
  readonly tags = input.required<readonly Tag[]>();
  readonly rename = output<Tag>();
  readonly merge = output<Tag>();
  readonly delete = output<Tag>();

  protected readonly texts = textsOfTags;

  private readonly renamers = viewChildren<string, ElementRef<HTMLElement>>('renamer', { read: ElementRef });

  /** Or the last one, when there are not so many. */
  focusRow(index: number): void {
    this.renamers()
      .at(Math.min(index, this.renamers().length - 1))
      ?.nativeElement.focus();
  }
}
