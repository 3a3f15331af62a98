import { textLength } from '../ui/text-length';

export type Strength = 'weak' | 'fair' | 'good' | 'strong';

const RUNS = /(.)\1{2,}|0123|1234|2345|3456|4567|5678|6789|abcd|qwer|asdf|password|letmein|latchlist/giu;

/** A rough hint from length and variety; the server has the last word. */
export function passwordStrength(password: string): Strength {
  const distinct = new Set(password.toLowerCase()).size;
  const effective = Math.min(textLength(password.replace(RUNS, '')), distinct * 2);
  if (effective < 10) return 'weak';
  if (effective < 14) return 'fair';
  return effective < 18 ? 'good' : 'strong';
}
