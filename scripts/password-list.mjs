// Writes server/data/common-passwords.bin, and the most common passwords that the specs try, from the list of a million
// that docs/decisions/0004-password-list.md names: node scripts/password-list.mjs <the list, a password a line>
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { comparable } from '../server/src/auth/passwords/comparable.ts';
import { fingerprint, PARTS, REST_BYTES } from '../server/src/auth/passwords/fingerprint.ts';
import { SHORTEST_STEM } from '../server/src/auth/passwords/stems.ts';

const SHA_256 = 'eac6323842b3261da0ef4c180c8e23f4d056522ea97c2925b8687f453b40a2be';
/** No password may be shorter, whatever PASSWORD_MIN_LENGTH says. Characters. */
const SHORTEST = 8;
/** ASVS 5.0, 6.2.4: the top 3,000 that fit the policy, be it the laxest there can be or the default. */
const TOP = 3_000;
const TRIED_LENGTHS = [8, 12]; // characters

const [, , source] = process.argv;
if (!source) throw new Error('Say where the list is.');
const root = join(import.meta.dirname, '..');
const text = readFileSync(source);
if (createHash('sha256').update(text).digest('hex') !== SHA_256) throw new Error('This is another list.');
const passwords = text.toString('utf8').split('\n');

// Shorter ones are looked for only as stems, and mere digits are no stem.
const isKept = (password) =>
  password.length >= SHORTEST || (password.length >= SHORTEST_STEM && /\p{L}/u.test(password));
const entries = new Set(passwords.map(comparable).filter(isKept));
const parts = Array.from({ length: PARTS }, () => new Set());
for (const entry of entries) {
  const { part, rest } = fingerprint(entry);
  parts[part].add(rest);
}

const offsets = Buffer.alloc(4 * (PARTS + 1));
const rests = parts.flatMap((part) => [...part].sort((a, b) => a - b));
const list = Buffer.alloc(REST_BYTES * rests.length);
rests.forEach((rest, at) => list.writeUIntBE(rest, REST_BYTES * at, REST_BYTES));
let offset = offsets.length;
parts.forEach((part, at) => {
  offsets.writeUInt32BE(offset, 4 * at);
  offset += REST_BYTES * part.size;
});
offsets.writeUInt32BE(offset, 4 * PARTS);
writeFileSync(join(root, 'server/data/common-passwords.bin'), Buffer.concat([offsets, list]));

const top = new Set(
  TRIED_LENGTHS.flatMap((min) => passwords.filter(({ length }) => length >= min).slice(0, TOP)),
);
writeFileSync(
  join(root, 'server/src/auth/passwords/fixtures/top-passwords.txt'),
  passwords
    .filter((password) => top.has(password))
    .map((password) => `${password}\n`)
    .join(''),
);
console.log(`${entries.size} entries, ${offset} bytes; ${top.size} passwords to try.`);
