import { Service } from '@angular/core';
import type { Place } from './virtual-rows';

interface KeptPlace extends Place {
  /** So many were loaded. */
  count: number;
}

/** Where one left a list, until one comes back to it. */
@Service()
export class ListPlaces {
  #kept: { list: string; place: KeptPlace } | undefined;

  keep(list: string, place: KeptPlace): void {
    this.#kept = { list, place };
  }

  take(list: string): KeptPlace | undefined {
    const place = this.#kept?.list === list ? this.#kept.place : undefined;
    this.#kept = undefined;
    return place;
  }
}
