/** A unit shorter than this adds nothing by being repeated. Characters. */
const SHORTEST_UNIT = 8;
/** Text whose stretches are as long as this on average is typed without thinking. Characters. */
const LONG_STRETCH = 4;

const FORWARD = [
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  '01234567890123456789',
  '!@#$%^&*()_+',
  // Rows of keyboards: US, German, French, Russian.
  "qwertyuiop[]asdfghjkl;'zxcvbnm,./",
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  'йцукенгшщзхъфывапролджэячсмитьбю',
  // Columns, and zigzags between two rows.
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1qazxsw23edcvfr45tgbnhy67ujm,ki89ol./;p0',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
];
const LINES = [...FORWARD, ...FORWARD.map((line) => Array.from(line).reverse().join(''))];

/**
 * Whether a text is one short thing repeated (`abcabcabcabc`), or made of long stretches of alphabets, numbers, rows of
 * keyboards and of one character (`qwertyuiopas`, `abcdef123456`, `aaaaaaaaaaab`).
 *
 * @param text as `comparable` makes it.
 */
export function isPredictable(text: string): boolean {
  const unit = repeatedUnit(text);
  if (unit !== undefined && Array.from(unit).length < SHORTEST_UNIT) return true;
  return countStretches(text) * LONG_STRETCH <= Array.from(text).length;
}

/** The shortest beginning of which the whole text is the repetition, the last time perhaps in part. */
export function repeatedUnit(text: string): string | undefined {
  const characters = Array.from(text);
  for (let size = 1; size <= characters.length / 2; size++) {
    const repeats = characters.every((character, at) => at < size || character === characters[at - size]);
    if (repeats) return characters.slice(0, size).join('');
  }
  return undefined;
}

/** The fewest stretches of `LINES` that make up the text, where a repeated character counts once. */
function countStretches(text: string): number {
  const characters = Array.from(text).filter((character, at, all) => character !== all[at - 1]);
  let count = 0;
  for (let at = 0; at < characters.length; count++) at += stretchLength(characters, at);
  return count;
}

/** How many characters from `start` on follow each other on one of `LINES`; at least the one at `start`. */
function stretchLength(characters: string[], start: number): number {
  let stretch = characters[start] ?? '';
  let end = start + 1;
  while (end < characters.length) {
    const longer = stretch + (characters[end] ?? '');
    if (!LINES.some((line) => line.includes(longer))) break;
    stretch = longer;
    end++;
  }
  return end - start;
}
