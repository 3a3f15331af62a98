import { createHash } from 'node:crypto';

/** How many parts the list is in: one for each value of a hash's first two bytes. */
export const PARTS = 65_536;
/** Bytes that tell the entries of one part from each other. */
export const REST_BYTES = 3;

export interface Fingerprint {
  part: number;
  rest: number;
}

/** 40 bits of SHA-256: the part of the list that a text belongs to, and what stands for it there. */
export function fingerprint(text: string): Fingerprint {
  const hash = createHash('sha256').update(text).digest();
  return { part: hash.readUInt16BE(0), rest: hash.readUIntBE(2, REST_BYTES) };
}
