import { describe, expect, it } from '@jest/globals';
import { isGuessedFirst } from './guessed-first.ts';

describe('what attackers try first', () => {
  it.each([
    ['a common password', 'administrator'],
    ['with digits and signs after it', 'password1234!!'],
    ['with signs after its own digits', 'blink182!!!!'],
    ['with digits before it', '2024dragon24'],
    ['in leetspeak', 'p@$$w0rd-2024'],
    ['in leetspeak, where 1 is i', 'pr1ncess-24'],
    ['in leetspeak, where 1 is l', 'a1exander-24'],
    ['twice', 'administratoradministrator'],
    ['twice, and written apart', 'pass word pass word'],
    ['written apart', 'i love you so much'],
  ])('is %s: %s', (_, text) => {
    expect(isGuessedFirst(text)).toBe(true);
  });

  it.each([
    ['with more digits than a date has', 'dragonfly4829175530'],
    ['among other words', 'password for my garden'],
    ['whose rest is too short to count', 'cat!!!!!!482'],
  ])('is not one %s: %s', (_, text) => {
    expect(isGuessedFirst(text)).toBe(false);
  });
});
