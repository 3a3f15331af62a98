import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sortTitle } from './sort-title.ts';

/** B-tree rows of PostgreSQL end at some 2,700 bytes; user and id are among them. */
const INDEXABLE = 2_600;

const anyText = fc
  .oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 60 }))
  .map((text) => text.toWellFormed());

describe('what a title is sorted as', () => {
  it.each([
    ['Water the plants', 'water the plants'],
    ['Éclair', 'eclair'],
    ['e\u0301clair', 'eclair'],
    [' \t\u3000 Zoo ', 'zoo '],
    ['Straße', 'straße'],
    ['Ёлка', 'елка'],
    ['10 eggs', '10 eggs'],
    ['🌱 Sow', '🌱 sow'],
    ['%_\\', '%_\\'],
  ])('of %j is %j', (title, sorted) => {
    expect(sortTitle(title)).toBe(sorted);
  });

  it('is cut at 200 code points, not amid one', () => {
    expect(sortTitle('🌱'.repeat(201))).toBe('🌱'.repeat(200));
    expect(sortTitle('한'.repeat(200))).toBe('한'.normalize('NFD').repeat(67).slice(0, 200));
  });

  it('is the same however the title is composed, and fits into an index', () => {
    fc.assert(
      fc.property(anyText, (title) => {
        const sorted = sortTitle(title);
        expect(sortTitle(title.normalize('NFC'))).toBe(sorted);
        expect(sortTitle(title.normalize('NFD'))).toBe(sorted);
        expect(sorted.isWellFormed()).toBe(true);
        expect(Buffer.byteLength(sorted)).toBeLessThan(INDEXABLE);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the same in capitals, and stays what it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zà-öø-þа-я0-9 ]{0,50}$/), (title) => {
        expect(sortTitle(title.toUpperCase())).toBe(sortTitle(title));
        expect(sortTitle(sortTitle(title))).toBe(sortTitle(title));
      }),
    );
  });
});
