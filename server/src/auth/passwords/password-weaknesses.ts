import { codePoints } from '../../errors/text.validator.ts';
import { comparable } from './comparable.ts';
import { isGuessedFirst } from './guessed-first.ts';
import { type PasswordOwner, refersToItself } from './self-reference.ts';

export const MAX_PASSWORD_LENGTH = 128; // code points

/**
 * Why a password may not be chosen (ASVS 5.0, 6.2; NIST SP 800-63B-4, 3.1.1.2); no reason, no objection. What
 * characters it is made of is no reason.
 *
 * @param minLength in code points, as the limit of 128 is.
 * @returns sentences for people. Of a password that is too long, nothing else is said, nor looked at.
 */
export function passwordWeaknesses(password: string, about: PasswordOwner, minLength: number): string[] {
  const length = password.length > 2 * MAX_PASSWORD_LENGTH ? Infinity : codePoints(password);
  const badLength = `The password must have ${minLength} to ${MAX_PASSWORD_LENGTH} characters.`;
  if (length > MAX_PASSWORD_LENGTH) return [badLength];
  const weaknesses = length < minLength ? [badLength] : [];
  if (isGuessedFirst(comparable(password))) {
    weaknesses.push('This password is among those that attackers try first: choose another.');
  }
  if (refersToItself(password, about)) {
    weaknesses.push(
      'The password must not contain your name, your e-mail address or the name of this application.',
    );
  }
  return weaknesses;
}
