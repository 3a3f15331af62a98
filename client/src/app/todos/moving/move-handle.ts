import { Component, ElementRef, input, output, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { type MatMenu, MatMenuModule } from '@angular/material/menu';
import { Icon } from '../../ui/icon';
import { isDraft, type Todo } from '../todo';
import { type Drag, DragHandle } from './drag-handle';
import { textsOfMoving } from './texts';

/** Moves its row by dragging or, without (WCAG 2.5.7), by a menu. */
@Component({
  selector: 'app-move-handle',
  imports: [DragHandle, Icon, MatButtonModule, MatMenuModule],
  template: `
    <button
      #button
      matIconButton
      appDragHandle
      type="button"
      [attr.aria-label]="texts.move(todo().title)"
      [disabled]="isDraft(todo())"
      [matMenuTriggerFor]="menu()"
      [matMenuTriggerData]="{ todo: todo() }"
      (dragged)="dragged.emit($event)"
      (dropped)="dropped.emit($event)"
    >
      <app-icon name="dragHandle" />
    </button>
  `,
  styles: `
    :host {
      position: relative;
      z-index: 1;
      margin-inline-end: -6px;
    }
    button {
      touch-action: none;
      cursor: grab;
    }
    .dragging {
      cursor: grabbing;
    }
  `,
})
export class MoveHandle {
  readonly todo = input.required<Todo>();
  readonly menu = input.required<MatMenu>();
  readonly dragged = output<Drag>();
  readonly dropped = output<boolean>();

  protected readonly texts = textsOfMoving;
  protected readonly isDraft = isDraft;

  private readonly button = viewChild.required<string, ElementRef<HTMLElement>>('button', {
    read: ElementRef,
  });

  focus(): void {
    this.button().nativeElement.focus({ preventScroll: true });
  }
}
