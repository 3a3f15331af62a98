/** The length of a text as a reader would count it, in code points. */
export function textLength(text: string): number {
  return Array.from(text).length;
}
