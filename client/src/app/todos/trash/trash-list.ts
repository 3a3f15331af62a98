import { Component, ElementRef, input, output, viewChildren } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { Icon } from '../../ui/icon';
import { formatDay, today } from '../due-date';
import { daysLeft } from './days-left';
import { textsOfTrash } from './texts';
import type { TrashedTodo } from './trash-api';

@Component({
  selector: 'app-trash-list',
  imports: [Icon, MatButtonModule],
  templateUrl: './trash-list.html',
  styleUrl: './trash-list.scss',
})
export class TrashList {
  readonly todos = input.required<readonly TrashedTodo[]>();
  readonly restore = output<TrashedTodo>();
  readonly remove = output<TrashedTodo>();

  protected readonly texts = textsOfTrash;

  private readonly restorers = viewChildren<string, ElementRef<HTMLElement>>('restorer', {
    read: ElementRef,
  });

  protected deletedOn({ deletedAt }: TrashedTodo): string {
    return textsOfTrash.deletedOn(formatDay(today(new Date(deletedAt))));
  }

  protected timeLeft({ deletedAt }: TrashedTodo): string {
    const days = daysLeft(deletedAt);
    return days === 0 ? textsOfTrash.lastDay : textsOfTrash.daysLeft(days);
  }

  /** Or the last one, when there are not so many. */
  focusRow(index: number): void {
    this.restorers()
      .at(Math.min(index, this.restorers().length - 1))
      ?.nativeElement.focus();
  }
}
