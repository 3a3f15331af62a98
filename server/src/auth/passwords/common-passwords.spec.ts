import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { isCommonPassword } from './common-passwords.ts';

/** As of a password manager, the same for the same seed. At most 43 characters. */
const randomText = (seed: number, length: number) =>
  createHash('sha256').update(`seed ${seed}`).digest('base64url').slice(0, length);

describe('the list of common passwords', () => {
  it.each(['password', 'iloveyou', '1qaz2wsx3edc', 'administrator', 'monkey', 'lovelace'])(
    'has %s',
    (password) => {
      expect(isCommonPassword(password)).toBe(true);
    },
  );

  it.each(['correct horse battery', 'correct horse batterx', ''])('has not "%s"', (password) => {
    expect(isCommonPassword(password)).toBe(false);
  });

  it('seems to have at most one in 100,000 others', () => {
    const tried = 200_000;
    let found = 0;
    for (let seed = 0; seed < tried; seed++) if (isCommonPassword(randomText(seed, 16))) found++;
    expect(found / tried).toBeLessThanOrEqual(1 / 100_000);
  });
});
