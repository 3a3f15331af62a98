import { isCommonPassword } from './common-passwords.ts';
import { readings } from './leetspeak.ts';
import { isPredictable, repeatedUnit } from './predictable.ts';
import { stems } from './stems.ts';

/**
 * Whether a password is among those that attackers try first: predictable, on the list of common passwords, or one of
 * these in the dress that attackers' tools know too (`P@ssw0rd-1234!!`).
 *
 * @param text as `comparable` makes it.
 */
export function isGuessedFirst(text: string): boolean {
  const forms = new Set([text]);
  // A Set hands out what is added while it is walked, so simpler forms are simplified in turn.
  for (const form of forms) {
    if (isPredictable(form) || isCommonPassword(form)) return true;
    for (const simpler of simplerForms(form)) forms.add(simpler);
  }
  return false;
}

/** None is longer or has more digits and signs than `text`, so the walk above ends soon. */
function simplerForms(text: string): string[] {
  return [text.replace(/[\s._-]+/g, ''), repeatedUnit(text) ?? text, ...stems(text), ...readings(text)];
}
