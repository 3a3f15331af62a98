/** What a digit or sign is read as where it stands for a letter; some stand for either of two. */
const LETTERS: Record<string, string> = {
  '0': 'oo',
  '1': 'il',
  '3': 'ee',
  '4': 'aa',
  '5': 'ss',
  '7': 'tt',
  '8': 'bb',
  '9': 'gg',
  '@': 'aa',
  $: 'ss',
  '!': 'il',
  '|': 'il',
  '+': 'tt',
};

/** Both readings of a text: `p4ss1on` is `passion` and `passlon`. */
export function readings(text: string): string[] {
  return [0, 1].map((which) => text.replace(/[01345789@$!|+]/g, (sign) => LETTERS[sign]?.[which] ?? sign));
}

/** Whether a character is the one looked for, or may be read as it. */
export function readsAs(character: string, wanted: string): boolean {
  return character === wanted || (LETTERS[character]?.includes(wanted) ?? false);
}
