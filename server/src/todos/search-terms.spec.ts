import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { folded, lexemesOf, prefixQuery, termsOf } from './search-terms.ts';

const ADA = '01a1fc29-b6d6-72de-896b-7b93ba13484d';
const EVE = '01a1fc29-b6d6-72de-896b-7b93ba13484e';
const OWNER = Buffer.from(ADA.replaceAll('-', ''), 'hex').toString('base64url');
const anyText = fc
  .oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }))
  .map((text) => text.toWellFormed());

describe('what a text can be found by', () => {
  it.each([
    ['Water the plants', ['water', 'the', 'plants']],
    ['water WATER Wäter', ['water']],
    ["don't", ["don't", "'t", 't']],
    ['a_b (100%)', ['a_b', '_b', 'b', '(100%)', '100%)', '%)', ')']],
    ['Crème cafe\u0301', ['creme', 'cafe']],
    ['ＡＢＣ ﬁle ①', ['abc', 'file', '1']],
    ['مُدَرِّسَة', ['مدرسة']],
    ['Ёлка', ['елка']],
    ['牛奶USB線', ['牛奶usb線', '奶usb線', 'usb線', '線']],
    ['ガス', ['カス', 'ス']],
    ['foo\u00adbar', ['foobar']],
    [' \t\u3000', []],
  ])('%j is %j', (text, terms) => {
    expect(termsOf(text)).toEqual(terms);
  });

  it('is cut at 40 code points from a word, at 16 from a sign or a letter that needs no space', () => {
    expect(termsOf('𐐨'.repeat(60))).toEqual(['𐐨'.repeat(40)]);
    expect(termsOf('🌱'.repeat(30))[0]).toBe('🌱'.repeat(16));
    expect(termsOf('𠮷'.repeat(30))[0]).toBe('𠮷'.repeat(16));
  });

  it('fits into a row, whatever somebody writes (PostgreSQL: 1 MB of it, 2 kB each)', () => {
    const hard = (letters: number, first: number) =>
      Array.from({ length: letters }, (_, index) => String.fromCodePoint(first + index)).join('');
    const squared = Array.from({ length: 5_200 }, (_, index) =>
      String.fromCodePoint(0x3300 + ((index * 37 + (index >> 3)) % 88)),
    ).join('');
    for (const text of [
      squared,
      hard(5_200, 0x20000),
      hard(5_200, 0x2190),
      Array.from(hard(2_600, 0x13000)).join(' '),
    ]) {
      const bytes = lexemesOf(ADA, text).map((lexeme) => Buffer.byteLength(lexeme));
      expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_000_000);
      expect(Math.max(...bytes)).toBeLessThan(2_046);
    }
  });

  it('has each piece of the text that begins at a word or sign and ends before a space', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.integer({ min: 1, max: 16 }), (text, start, length) => {
        const tokens = folded(text).split(/\s+/u).filter(Boolean);
        const letters = Array.from(tokens[start % Math.max(1, tokens.length)] ?? '');
        const begin = start % Math.max(1, letters.length);
        const inside = /[\p{L}\p{N}]/u;
        fc.pre(letters.length > 0);
        fc.pre(begin === 0 || !(inside.test(letters[begin - 1] ?? '') && inside.test(letters[begin] ?? '')));
        const piece = letters.slice(begin, begin + length).join('');
        expect(termsOf(text).some((term) => term.startsWith(piece))).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it('is the same however the text is composed', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('NFC', 'NFD', 'NFKC', 'NFKD'), (text, form) => {
        expect(folded(text.normalize(form))).toBe(folded(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['οδός', 'Οδόστρωμα', 'straẞe', 'İSTANBUL', 'ČEŠTINA', 'ЁЛКА', '한국어'])(
    '%s begins with what one has typed of it so far, in capitals too',
    (word) => {
      const [whole = ''] = termsOf(word);
      for (const index of Array.from(word).keys()) {
        const start = Array.from(word).slice(0, index + 1);
        const capitals = start.map((one) => one.toUpperCase()).join('');
        for (const typed of [start.join(''), start.join('').toLowerCase(), capitals])
          expect(whole.startsWith(termsOf(typed)[0] ?? 'nothing')).toBe(true);
      }
    },
  );
});

describe('what is asked of PostgreSQL', () => {
  it('is nothing when there is nothing to look for', () => {
    for (const search of ['', ' \t', '\u0301']) expect(prefixQuery(ADA, search)).toBeUndefined();
  });

  it('is all of the terms, as beginnings, each with its owner', () => {
    expect(prefixQuery(ADA, 'Water pla')).toBe(`'${OWNER} water':* & '${OWNER} pla':*`);
    expect(lexemesOf(ADA, 'Water pla')).toEqual([`${OWNER} water`, `${OWNER} pla`]);
  });

  it('doubles the two signs that mean something between quotes', () => {
    expect(prefixQuery(ADA, String.raw`a'\b`)).toBe(String.raw`'${OWNER} a''\\b':*`);
  });

  it('is each term once, and of more than twenty the longest', () => {
    const terms = Array.from({ length: 30 }, (_, index) => 'x'.repeat(index + 1));
    const query = prefixQuery(ADA, [...terms, ...terms].join(' ')) ?? '';
    expect(query.split(' & ')).toEqual(
      terms
        .toReversed()
        .slice(0, 20)
        .map((term) => `'${OWNER} ${term}':*`),
    );
  });

  it('is never more than quoted terms, whatever is searched for (ASVS 1.2.4)', () => {
    const term = String.raw`'[\w-]{22} (?:[^'\\\s]|''|\\\\)+':\*`;
    const query = new RegExp(`^${term}( & ${term})*$`, 'u');
    const hostile = fc.stringMatching(/^[a'"\\:*&|!()<> \-]{1,30}$/);
    fc.assert(
      fc.property(fc.oneof(anyText, hostile), (search) => {
        expect(prefixQuery(ADA, search) ?? `'${OWNER} a':*`).toMatch(query);
      }),
      { numRuns: 5_000 },
    );
  });

  it('is in no case the beginning of another user’s term', () => {
    fc.assert(
      fc.property(fc.uuid(), anyText, (user, text) => {
        fc.pre(user !== EVE);
        for (const lexeme of lexemesOf(user, text))
          expect(lexemesOf(EVE, text).some((other) => other.startsWith(lexeme))).toBe(false);
      }),
    );
  });
});
