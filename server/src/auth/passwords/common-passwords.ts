import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVER_FOLDER } from '../../config/server-folder.ts';
import { fingerprint, PARTS, REST_BYTES } from './fingerprint.ts';

const FILE = join(SERVER_FOLDER, 'data/common-passwords.bin');
const OFFSET_BYTES = 4;

/**
 * `PARTS` + 1 offsets, in bytes from the file's start, of where each part begins and the last one ends; then the rests
 * of the fingerprints, part by part. Everything is big-endian. Made by `scripts/password-list.mjs`. Read at start, so
 * that a server without its list does not come up.
 */
const LIST = readList();

/**
 * Whether a text is on the list of common passwords, or, for one text in 1.4 million, seems to be.
 *
 * @param text as `comparable` makes it.
 */
export function isCommonPassword(text: string): boolean {
  const { part, rest } = fingerprint(text);
  const end = startOf(LIST, part + 1);
  for (let at = startOf(LIST, part); at < end; at += REST_BYTES) {
    if (LIST.readUIntBE(at, REST_BYTES) === rest) return true;
  }
  return false;
}

function startOf(list: Buffer, part: number): number {
  return list.readUInt32BE(part * OFFSET_BYTES);
}

/** @throws {Error} when the file is missing, or not whole: a list cut short would let everything through. */
function readList(): Buffer {
  const list = readFileSync(FILE);
  if (startOf(list, PARTS) !== list.length) throw new Error(`${FILE} is damaged.`);
  return list;
}
