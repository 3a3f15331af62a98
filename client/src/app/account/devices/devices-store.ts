import { computed, inject, Service, signal } from '@angular/core';
import { firstValueFrom, map, type Observable } from 'rxjs';
import { toApiError } from '../../api/api-error';
import { explain } from '../../api/explain';
import { PagedList } from '../../api/paged-list';
import { Session } from '../../auth/session';
import { Notices } from '../../ui/notices';
import { AccountApi, type Device } from '../account-api';
import { deviceName } from '../device-name';
import { accountTexts } from '../texts';

/** Where the user is signed in. A device leaves the list once the server says that it is out: not before. */
@Service({ autoProvided: false })
export class DevicesStore {
  readonly #api = inject(AccountApi);
  readonly #session = inject(Session);
  readonly #notices = inject(Notices);
  readonly #list = new PagedList<Device>(() =>
    this.#api.devices().pipe(map(({ items }) => ({ items, nextCursor: null }))),
  );
  readonly #ending = signal<readonly string[]>([]);
  readonly #endingOthers = signal(false);

  readonly phase = this.#list.phase;
  readonly failure = this.#list.failure;
  /** This device first, then the one used last. */
  readonly devices = computed(() =>
    this.#list.items().toSorted((one, other) => Number(other.current) - Number(one.current)),
  );
  readonly hasOthers = computed(() => this.devices().some(({ current }) => !current));
  /** The ids of those that are being signed out. */
  readonly ending = this.#ending.asReadonly();
  readonly endingOthers = this.#endingOthers.asReadonly();

  reload(): Promise<void> {
    return this.#list.reload();
  }

  /** Whether it is signed out now. */
  async end(device: Device): Promise<boolean> {
    if (this.#ending().includes(device.id)) return false;
    this.#ending.update((ids) => [...ids, device.id]);
    const name = deviceName(device);
    const request = device.current ? this.#session.signOut() : this.#endSession(device.id);
    const ended = await this.#tell(request, accountTexts.notSignedOut(name));
    this.#ending.update((ids) => ids.filter((id) => id !== device.id));
    if (!ended || device.current) return ended;
    this.#list.update((devices) => devices.filter(({ id }) => id !== device.id));
    void this.#notices.show(accountTexts.signedOut(name));
    return true;
  }

  async endOthers(): Promise<boolean> {
    if (this.#endingOthers()) return false;
    this.#endingOthers.set(true);
    const ended = await this.#tell(run(this.#api.endOtherSessions()), accountTexts.othersNotSignedOut);
    this.#endingOthers.set(false);
    if (!ended) return false;
    this.#list.update((devices) => devices.filter(({ current }) => current));
    void this.#notices.show(accountTexts.othersSignedOut);
    return true;
  }

  /** One that is gone already is as good as signed out. */
  async #endSession(id: string): Promise<void> {
    await run(this.#api.endSession(id)).catch((failure: unknown) => {
      if (toApiError(failure).kind !== 'notFound') throw failure;
    });
  }

  async #tell(request: Promise<unknown>, not: string): Promise<boolean> {
    try {
      await request;
      return true;
    } catch (failure) {
      const error = toApiError(failure);
      if (error.kind !== 'unauthenticated') void this.#notices.show(`${not} ${explain(error)}`);
      return false;
    }
  }
}

async function run(request: Observable<unknown>): Promise<void> {
  await firstValueFrom(request, { defaultValue: null });
}
