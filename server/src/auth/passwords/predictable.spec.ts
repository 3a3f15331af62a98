import { describe, expect, it } from '@jest/globals';
import { isPredictable } from './predictable.ts';

describe('predictable text', () => {
  it.each([
    ['one character', 'aaaaaaaaaaaa'],
    ['one emoji', '🔒'.repeat(12)],
    ['few characters', 'aaaaaaaabbbb'],
    ['a pattern', 'abcabcabcabc'],
    ['a pattern that breaks off', '12341234123412'],
    ['a word', 'banana banana banana'],
    ['the alphabet', 'abcdefghijkl'],
    ['the alphabet from its end', 'zyxwvutsrqpo'],
    ['numbers', '123456789012'],
    ['the top row', 'qwertyuiopas'],
    ['the top row in Russian', 'йцукенгшщзхъ'],
    ['columns', '1qaz2wsx3edc'],
    ['a zigzag', '1q2w3e4r5t6y'],
    ['several of them', 'qwerty123456'],
  ])('is %s: %s', (_, text) => {
    expect(isPredictable(text)).toBe(true);
  });

  it.each([
    'correct horse battery',
    'correct horsecorrect horse', // a repetition, but of enough
    'first define the stupid opera', // with some letters in a row, as all language has
    '629856298501', // mere digits, but random
  ])('is not %s', (text) => {
    expect(isPredictable(text)).toBe(false);
  });
});
