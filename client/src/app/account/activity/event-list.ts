import { Component, input } from '@angular/core';
import { Icon } from '../../ui/icon';
import type { AccountEvent } from '../account-api';
import { deviceName } from '../device-name';
import { Moment } from '../moment';
import { accountTexts } from '../texts';
import { eventText, reasonText } from './event-texts';

@Component({
  selector: 'app-event-list',
  imports: [Icon, Moment],
  templateUrl: './event-list.html',
  styleUrl: './event-list.scss',
})
export class EventList {
  readonly events = input.required<readonly AccountEvent[]>();

  protected readonly texts = accountTexts;
  protected readonly textOf = eventText;
  protected readonly reasonOf = reasonText;

  protected placeOf(event: AccountEvent): string {
    const device = event.current ? accountTexts.thisDevice : deviceName(event);
    return event.address ? `${device} · ${event.address}` : device;
  }
}
