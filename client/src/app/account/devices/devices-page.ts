import {
  afterNextRender,
  Component,
  type ElementRef,
  inject,
  Injector,
  signal,
  viewChild,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Icon } from '../../ui/icon';
import { PageHeading } from '../../ui/page-heading';
import type { Device } from '../account-api';
import { ListFailure } from '../list-failure';
import { ListSkeleton } from '../list-skeleton';
import { accountTexts } from '../texts';
import { DeviceList } from './device-list';
import { DevicesStore } from './devices-store';

@Component({
  selector: 'app-devices-page',
  imports: [ConfirmDialog, DeviceList, Icon, ListFailure, ListSkeleton, MatButtonModule, PageHeading],
  providers: [DevicesStore],
  templateUrl: './devices-page.html',
  styles: `
    .others {
      margin-block-start: 20px;
    }
    .others app-icon {
      margin-inline-end: 6px;
    }
  `,
})
export class DevicesPage {
  readonly #injector = inject(Injector);
  readonly #asking = signal(false);

  private readonly list = viewChild(DeviceList);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected readonly store = inject(DevicesStore);
  protected readonly texts = accountTexts;
  /** Whether all others are to be signed out. */
  protected readonly asking = this.#asking.asReadonly();

  constructor() {
    void this.store.reload();
  }

  protected ask(asking: boolean): void {
    this.#asking.set(asking);
  }

  protected async endDevice(device: Device): Promise<void> {
    const index = this.store.devices().indexOf(device);
    const ended = await this.store.end(device);
    if (ended && !device.current) this.#afterRender(() => this.list()?.focusRow(index));
  }

  protected async endOthers(): Promise<void> {
    this.#asking.set(false);
    if (await this.store.endOthers()) this.#afterRender(() => this.heading().nativeElement.focus());
  }

  /** The focus goes on where the row or the button was that is gone. */
  #afterRender(focus: () => void): void {
    afterNextRender(focus, { injector: this.#injector });
  }
}
