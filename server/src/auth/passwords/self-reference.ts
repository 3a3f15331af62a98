import { comparable } from './comparable.ts';
import { isGuessedFirst } from './guessed-first.ts';
import { readsAs } from './leetspeak.ts';

const APPLICATION = 'latchlist';
/** Shorter names are in too many words. Characters. */
const SHORTEST_NAME = 4;
/** As much must be left without names. Characters. */
const SHORTEST_REMAINDER = 8;

export interface PasswordOwner {
  email?: string;
  name?: string;
}

/**
 * Whether a password is made of what an attacker knows of its owner, whatever the case, separators and leetspeak.
 *
 * The application's name, the e-mail address and what stands before its `@` may not be in it at all (ASVS 5.0, 6.1.2,
 * 6.2.11). The owner's names, and the parts of the address, may: `mark` is in `supermarket`. Without them, what is left
 * has to be a password still.
 */
export function refersToItself(password: string, { email = '', name = '' }: PasswordOwner): boolean {
  const local = email.slice(0, Math.max(0, email.lastIndexOf('@')));
  const never = names([APPLICATION, email, local]);
  const notAlone = names([name, ...name.split(/[\s\p{P}]+/u), ...local.split(/[._+-]+/)]);
  return [lettersAndDigits(password), lettersDigitsAndLeet(password)].some(
    (text) => never.some((part) => find(text, part) !== -1) || isLittleWithout(text, notAlone),
  );
}

/** As they are looked for, longest first, so that `ada.lovelace` goes before `lovelace` does. */
function names(texts: string[]): string[][] {
  return texts
    .map(lettersAndDigits)
    .filter(({ length }) => length >= SHORTEST_NAME)
    .sort((a, b) => b.length - a.length);
}

function isLittleWithout(text: string[], parts: string[][]): boolean {
  const rest = parts.reduce(without, text);
  if (rest.length === text.length) return false;
  return rest.length < SHORTEST_REMAINDER || isGuessedFirst(comparable(rest.join('')));
}

function without(text: string[], part: string[]): string[] {
  const at = find(text, part);
  return at === -1 ? text : without(text.toSpliced(at, part.length), part);
}

/** Where `part` begins in `text`, whose digits and signs may stand for letters; -1 where it is not. */
function find(text: string[], part: string[]): number {
  return text.findIndex(
    (_, at) =>
      at + part.length <= text.length &&
      part.every((character, offset) => readsAs(text[at + offset] ?? '', character)),
  );
}

function lettersAndDigits(text: string): string[] {
  return Array.from(bare(text).replace(/[^\p{L}\p{N}]+/gu, ''));
}

function lettersDigitsAndLeet(text: string): string[] {
  return Array.from(bare(text).replace(/[^\p{L}\p{N}@$!|+]+/gu, ''));
}

/** Without accents, which names have and addresses have not. */
function bare(text: string): string {
  return comparable(text.normalize('NFKD').replace(/[\u0300-\u036f]/g, ''));
}
