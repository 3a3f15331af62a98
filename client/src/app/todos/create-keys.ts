import type { ApiError } from '../api/api-error';

/**
 * The `Idempotency-Key` of each to-do that is added. When no answer tells whether it was, the same title sent next is the
 * same to-do.
 */
export class CreateKeys {
  #unsure: { title: string; key: string } | undefined;

  keyOf(title: string): string {
    const key = this.#unsure?.title === title ? this.#unsure.key : crypto.randomUUID();
    this.#unsure = undefined;
    return key;
  }

  failed(title: string, key: string, { kind }: ApiError): void {
    if (kind === 'unavailable' || kind === 'unexpected') this.#unsure = { title, key };
  }
}
