import type { Todo } from './todo';

/** Letters of scripts that put no space between words: a word may begin at each. */
const UNSPACED = '[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmr}\\p{sc=Mymr}]';
const BEGINNING = new RegExp(`${UNSPACED}|(?:(?!${UNSPACED})[\\p{L}\\p{N}])+|[^\\s\\p{L}\\p{N}]`, 'gu');

/** Finds what the server's search finds, to judge what was just written: each term, from a word or sign on. */
export function matchesSearch({ title, description }: Todo, search: string): boolean {
  const tokens = termsOf(`${title} ${description}`);
  return termsOf(search).every((term) => tokens.some((token) => has(token, term)));
}

const has = (token: string, term: string): boolean =>
  [...token.matchAll(BEGINNING)].some(({ index }) => token.startsWith(term, index));

function termsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '');
  const folded = plain.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ');
  return folded.split(/\s+/u).filter(Boolean);
}
