/** Letters of scripts that put no space between words: a word may begin at each. */
const UNSPACED = '[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmr}\\p{sc=Mymr}]';
/** Where something to look for may begin: at a word, at a letter of such a script, at a sign. */
const BEGINNING = new RegExp(`${UNSPACED}|(?:(?!${UNSPACED})[\\p{L}\\p{N}])+|[^\\s\\p{L}\\p{N}]`, 'gu');
const WORD = new RegExp(`^(?!${UNSPACED})[\\p{L}\\p{N}]`, 'u');

/** In code points: what goes beyond is not told apart. */
const LONGEST = { word: 40, other: 16 };
/** Of all that one text can be found by; prose of 5,000 letters has some 30 kB, Chinese 400 kB. */
const MOST_BYTES = 400_000;
/** Terms of a search that count: the longest of them. */
const MOST_TERMS = 20;

/** Text without what a search does not ask about: case, accents, ways to write the same letter, hints to break lines. */
export function folded(text: string): string {
  const plain = text.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '');
  return plain.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ'); // by way of SS, ß and ẞ are ss
}

/**
 * What a text can be found by, each once: from each word, letter or sign it runs to the next space, so that any beginning
 * of it is looked up in an index, signs and all. `Don't stop` is found by `don't`, `'t`, `t` and `stop`.
 */
export function termsOf(text: string): string[] {
  const tokens = folded(text).split(/\s+/u);
  return [
    ...new Set(
      tokens.flatMap((token) => [...token.matchAll(BEGINNING)].map(({ index }) => cut(token.slice(index)))),
    ),
  ];
}

/**
 * Terms as they are kept: with their owner, so that the index is searched among his alone. Of a text that has more of them
 * than fit, the first: PostgreSQL keeps 1 MB, and does not look whether it is more.
 */
export function lexemesOf(userId: string, text: string): string[] {
  let room = MOST_BYTES;
  const lexemes = termsOf(text).map((term) => ownerPrefix(userId) + term);
  return lexemes.filter((lexeme) => (room -= Buffer.byteLength(lexeme)) >= 0);
}

/**
 * `tsquery` for what has all terms of a search, or begins with them; nothing in it is an operator.
 *
 * @returns undefined when there is nothing to look for.
 */
export function prefixQuery(userId: string, search: string): string | undefined {
  const terms = new Set(folded(search).split(/\s+/u).filter(Boolean).map(cut));
  const longest = [...terms].sort((left, right) => right.length - left.length).slice(0, MOST_TERMS);
  const quoted = longest.map((term) => `'${(ownerPrefix(userId) + term).replace(/['\\]/g, '$&$&')}':*`);
  return quoted.length === 0 ? undefined : quoted.join(' & ');
}

function cut(term: string): string {
  const longest = WORD.test(term) ? LONGEST.word : LONGEST.other;
  return Array.from(term.slice(0, 2 * longest))
    .slice(0, longest)
    .join('');
}

/** 22 characters instead of 36: it stands before each term in the index. */
function ownerPrefix(userId: string): string {
  return `${Buffer.from(userId.replaceAll('-', ''), 'hex').toString('base64url')} `;
}
