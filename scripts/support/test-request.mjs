import { NEEDS, PARTS, RUNNERS } from './test-parts.mjs';

/**
 * Reads `npm test -- [part…] [arguments for the one part's runner…]`: part names come first, and whatever follows
 * belongs to the runner.
 *
 * @returns the names of the parts to run, in order, and the runner's arguments
 */
export function readRequest(args) {
  const names = Object.keys(PARTS);
  const end = args.findIndex((arg) => !names.includes(arg));
  const wanted = end === -1 ? args : args.slice(0, end);
  const rest = end === -1 ? [] : args.slice(end);
  if (rest.length > 0 && wanted.length === 0) {
    throw new Error(`There is no part "${rest[0]}" of the tests; there are ${names.join(', ')}.`);
  }
  if (rest.length > 0 && (wanted.length > 1 || !RUNNERS.includes(wanted[0]))) {
    throw new Error(
      `"${rest[0]}" is no part of the tests, and only ${RUNNERS.join(', ')} take arguments, one at a time.`,
    );
  }
  const chosen = wanted.length === 0 ? names : wanted.flatMap((name) => [...(NEEDS[name] ?? []), name]);
  return { parts: names.filter((name) => chosen.includes(name)), rest };
}
