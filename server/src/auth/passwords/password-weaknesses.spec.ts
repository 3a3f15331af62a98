import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { passwordWeaknesses } from './password-weaknesses.ts';

const OWNER = { name: 'Ada Lovelace', email: 'user-0123456789ab@example.org' };
const LENGTH = 'The password must have 12 to 128 characters.';
const COMMON = 'This password is among those that attackers try first: choose another.';
const OWN = 'The password must not contain your name, your e-mail address or the name of this application.';

/**
 * The 3,000 most common of 8 characters and more and those of 12 and more, as they leaked, curses and all. Written by
 * `scripts/password-list.mjs`; `docs/decisions/0004-password-list.md` says from what.
 */
const TOP_PASSWORDS = readFileSync(join(import.meta.dirname, 'fixtures/top-passwords.txt'), 'utf8')
  .trimEnd()
  .split('\n');

/** As of a password manager, the same for the same seed. At most 43 characters. */
const randomText = (seed: number, length: number) =>
  createHash('sha256').update(`seed ${seed}`).digest('base64url').slice(0, length);

const weaknesses = (password: string, minLength = 12) => passwordWeaknesses(password, OWNER, minLength);

describe('a password', () => {
  it.each([
    ['of three words', 'correct horse battery'],
    ['of lower-case letters only (ASVS 6.2.5)', 'anotherhorseentirely'],
    ['of Cyrillic (ASVS 6.2.5)', 'Привет, мой дом'],
    ['of spaces and emoji (ASVS 6.2.5)', '😀 🐎 🔋 📎 ✅ 🌍 🍎 🚀'],
    ['of digits only (ASVS 6.2.5)', '629856298501'],
    ['that a generator made', 'uX4-kf9Wq_bTz2'],
  ])('%s is taken', (_, password) => {
    expect(weaknesses(password)).toEqual([]);
  });

  it('has 12 to 128 characters (ASVS 6.2.1, 6.2.9), emoji counted as one each', () => {
    const emoji = Array.from({ length: 129 }, (_, at) => String.fromCodePoint(0x1f400 + ((at * at) % 191)));
    const ofLength = (length: number) => weaknesses(emoji.slice(0, length).join(''));
    expect(ofLength(11)).toEqual([LENGTH]);
    expect(ofLength(12)).toEqual([]);
    expect(ofLength(128)).toEqual([]);
    expect(ofLength(129)).toEqual([LENGTH]);
  });

  it('has the least length that is asked for', () => {
    expect(weaknesses('x9!kT2-q', 8)).toEqual([]);
    expect(weaknesses('x9!kT2-', 8)).toEqual(['The password must have 8 to 128 characters.']);
  });

  it.each([8, 12])('of %i characters or more is none of the 3,000 most common (ASVS 6.2.4)', (minLength) => {
    const fitting = TOP_PASSWORDS.filter(({ length }) => length >= minLength);
    expect(fitting.length).toBeGreaterThanOrEqual(3_000);
    expect(fitting.filter((password) => !weaknesses(password, minLength).includes(COMMON))).toEqual([]);
  });

  it('is no common one in capitals or in another Unicode form either (ASVS 6.2.12)', () => {
    expect(weaknesses('ADMINISTRATOR')).toEqual([COMMON]);
    expect(weaknesses('ａｄｍｉｎｉｓｔｒａｔｏｒ')).toEqual([COMMON]);
  });

  it('has nothing of its owner or of the application in it (ASVS 6.2.11)', () => {
    expect(weaknesses('user-0123456789ab, at home')).toEqual([OWN]);
    expect(weaknesses('a latchlist of my own')).toEqual([OWN]);
  });

  it('is told all that is wrong with it', () => {
    expect(weaknesses('Lovelace1')).toEqual([LENGTH, COMMON, OWN]);
  });

  it('that a generator made is refused in at most one of 10,000 cases', () => {
    const tried = 20_000;
    let refused = 0;
    for (let seed = 0; seed < tried; seed++) if (weaknesses(randomText(seed, 12)).length > 0) refused++;
    expect(refused / tried).toBeLessThanOrEqual(1 / 10_000);
  });

  it.each([
    ['50 kB of one letter', 'a'.repeat(50_000)],
    ['50 kB of emoji', '🔒'.repeat(12_500)],
    ['what grows 18-fold when normalised', `${'\ufdfa'.repeat(127)}b`],
    ['signs that may be letters', `${'!1|'.repeat(42)}z`],
  ])('of %s is judged at once (ASVS 1.3.12)', (_, password) => {
    const owner = { name: 'i'.repeat(100), email: `${'il'.repeat(32)}@${'i'.repeat(180)}.org` };
    const begin = performance.now();
    passwordWeaknesses(password, owner, 12);
    expect(performance.now() - begin).toBeLessThan(200); // ms
  });
});
