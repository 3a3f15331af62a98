/** At most so much is taken off an end, as dates have: a word and ten random digits are no common password. */
const LONGEST_PADDING = 6; // characters
/** Shorter words are not looked for: they would not be most of any password long enough. */
export const SHORTEST_STEM = 6; // characters

const isSign = (character: string): boolean => /[^\p{L}\p{N}]/u.test(character);
const isNoLetter = (character: string): boolean => /\P{L}/u.test(character);

/** What is left of a text without the signs, or the digits and signs, at its end or its beginning: `monkey2024!!`. */
export function stems(text: string): string[] {
  const characters = Array.from(text);
  const beginning = lengthOfPadding(characters, isNoLetter);
  const backwards = characters.toReversed();
  return [
    characters.slice(beginning),
    characters.slice(0, characters.length - lengthOfPadding(backwards, isSign)),
    characters.slice(0, characters.length - lengthOfPadding(backwards, isNoLetter)),
  ]
    .filter(({ length }) => length >= SHORTEST_STEM && characters.length - length <= LONGEST_PADDING)
    .map((stem) => stem.join(''));
}

function lengthOfPadding(characters: string[], isPadding: (character: string) => boolean): number {
  const length = characters.findIndex((character) => !isPadding(character));
  return length === -1 ? characters.length : length;
}
