import { Component, ElementRef, input, output, viewChildren } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { Icon } from '../../ui/icon';
import type { Device } from '../account-api';
import { deviceIcon, deviceName } from '../device-name';
import { Moment } from '../moment';
import { exactTime } from '../moment-text';
import { accountTexts } from '../texts';

@Component({
  selector: 'app-device-list',
  imports: [Icon, MatButtonModule, Moment],
  templateUrl: './device-list.html',
  styleUrl: './device-list.scss',
})
export class DeviceList {
  readonly devices = input.required<readonly Device[]>();
  readonly ending = input.required<readonly string[]>();
  readonly end = output<Device>();

  protected readonly texts = accountTexts;
  protected readonly nameOf = deviceName;
  protected readonly iconOf = deviceIcon;

  private readonly buttons = viewChildren<string, ElementRef<HTMLElement>>('button', { read: ElementRef });

  protected signedInAt({ createdAt, address }: Device): string {
    const when = exactTime(createdAt);
    return address ? accountTexts.signedInFrom(when, address) : accountTexts.signedInAt(when);
  }

  /** Or the last one, when there are not so many. */
  focusRow(index: number): void {
    this.buttons()
      .at(Math.min(index, this.buttons().length - 1))
      ?.nativeElement.focus();
  }
}
