import { Component, type ElementRef, inject, output, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { Icon } from '../../ui/icon';
import { modalDialog } from '../../ui/modal-dialog';
import { type KeyGroup, KEYS } from './keys';
import { Shortcuts } from './shortcuts';
import { textsOfKeys } from './texts';

/** Shows the table of keys, and switches off those that work all over the page. */
@Component({
  selector: 'app-keys-dialog',
  imports: [Icon, MatButtonModule, MatCheckboxModule],
  templateUrl: './keys-dialog.html',
  styleUrl: './keys-dialog.scss',
})
export class KeysDialog {
  readonly left = output();

  protected readonly shortcuts = inject(Shortcuts);
  protected readonly texts = textsOfKeys;
  protected readonly groups = (Object.keys(KEYS) as KeyGroup[]).map((group) => ({
    heading: textsOfKeys.groups[group],
    deeds: deedsOf(group),
  }));

  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly modal = modalDialog(this.dialog);

  protected leave(event: Event): void {
    event.preventDefault();
    this.modal.close(() => this.left.emit());
  }
}

function deedsOf(group: KeyGroup) {
  const texts: Record<string, string> = textsOfKeys.deeds[group];
  return Object.entries<readonly string[]>(KEYS[group]).map(([deed, chords]) => ({
    text: texts[deed] ?? deed,
    chords: chords.map((chord) => ({ chord, keys: chord.split('+').map(keyOf) })),
  }));
}

function keyOf(key: string) {
  return { shown: textsOfKeys.names[key] ?? key, spoken: textsOfKeys.spoken[key] };
}
