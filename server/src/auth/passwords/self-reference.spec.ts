import { describe, expect, it } from '@jest/globals';
import { refersToItself } from './self-reference.ts';

const ADA = { name: 'Ada Lovelace', email: 'ada.lovelace@example.org' };
const MARK = { name: 'Mark Twain', email: 'mt@example.org' };

describe('a password that refers to itself (ASVS 6.1.2, 6.2.11)', () => {
  it.each([
    ['the application', 'latchlist is what I use', {}],
    ['the application, in capitals and apart', 'My Latch-List for years', {}],
    ['the application, in leetspeak', '1@tch1!57 forever and ever', {}],
    ['the application, in wide letters', 'ＬＡＴＣＨＬＩＳＴ for years', {}],
    ['the whole address', 'mt@example.org', MARK],
    ['what is before the @, however long the rest', 'ada.lovelace, countess and mathematician', ADA],
    ['the same without its dot', 'adalovelace, countess and mathematician', ADA],
    ['a short address in a longer word', 'supermarket trolley', { email: 'mark@example.org' }],
    ['the name and little more', 'Lovelace2024!', ADA],
    ['the name in leetspeak and little more', '10v314c3-2024', ADA],
    ['the name and a common password', 'lovelace-password', ADA],
    ['the name and a run of digits', 'lovelace12345678', ADA],
    ['the name, again and again', 'Twain-lovely-Twain', MARK],
    ['a part of the address and little more', 'quimby-2024!!', { email: 'zoe.quimby@example.org' }],
    ['the name without its accents', 'muller2024!!', { name: 'Zoë Müller' }],
    ['a name of short words', '山田太郎-2024', { name: '山田 太郎' }],
  ])('has %s', (_, password, owner) => {
    expect(refersToItself(password, owner)).toBe(true);
  });

  it.each([
    ['has the name inside a word', 'supermarket trolley', MARK],
    ['has the name and a good password', 'lovelace eternally yours', ADA],
    ['has a short name', 'adamant-4fT', ADA],
    [
      'has a part of the address and a good password',
      'todo list for tuesday',
      { email: 'zoe+todo@example.org' },
    ],
    [
      'has what is like the address only if l is read as i',
      'a huge shopping mall',
      { email: 'mail@example.org' },
    ],
    ['has an owner of whom nothing is known', 'correct horse battery', {}],
    ['has an owner whose address is empty', 'correct horse battery', { email: '', name: '' }],
  ])('is none that %s', (_, password, owner) => {
    expect(refersToItself(password, owner)).toBe(false);
  });
});
