import { createHmac, timingSafeEqual } from 'node:crypto';
import type { DerivedKey } from '../config/derived-keys.ts';
import { invalid } from '../errors/problems.ts';

const MAC_BYTES = 16;

/** The place of a row in a list that is ordered by something and then by id. */
export interface Place {
  value: string | number;
  id: string;
}

/**
 * Turns places into opaque text for the client to send back, and knows its own: what was changed, given to another user
 * or made under another order is refused.
 */
export class Cursors {
  constructor(private readonly keys: DerivedKey[]) {}

  encode(userId: string, order: string, { value, id }: Place): string {
    const place = Buffer.from(JSON.stringify([value, id]));
    const [newest] = this.keys;
    if (!newest) throw new Error('There is no key for cursors.');
    return Buffer.concat([mac(newest, userId, order, place), place]).toString('base64url');
  }

  /** @throws {Problem} 400 `validation_failed` for anything `encode` did not make for this user and order. */
  decode(userId: string, order: string, cursor: string): Place {
    const bytes = Buffer.from(cursor, 'base64url');
    const [seal, place] = [bytes.subarray(0, MAC_BYTES), bytes.subarray(MAC_BYTES)];
    const ours =
      seal.length === MAC_BYTES &&
      bytes.toString('base64url') === cursor &&
      this.keys.some((key) => timingSafeEqual(mac(key, userId, order, place), seal));
    if (!ours)
      throw invalid([
        { pointer: '/cursor', detail: 'cursor is not one that this list gave out in this order.' },
      ]);
    const [value, id] = JSON.parse(place.toString()) as [string | number, string];
    return { value, id };
  }
}

function mac({ key }: DerivedKey, userId: string, order: string, place: Buffer): Buffer {
  return createHmac('sha256', key)
    .update(`${userId} ${order} `)
    .update(place)
    .digest()
    .subarray(0, MAC_BYTES);
}
