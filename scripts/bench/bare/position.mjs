const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const LENGTH = 9; // digits of an integer that begins with R, in the notation of `fractional-indexing`

let last = 0;

/** Above all others without asking for theirs: the later, the smaller. Latchlist can go on from it. */
export function positionAboveAll() {
  last = Math.max(last + 1, Date.now() * 1_000); // µs, never the same
  let rest = DIGITS.length ** LENGTH - last;
  let digits = '';
  while (digits.length < LENGTH) {
    digits = DIGITS[rest % DIGITS.length] + digits;
    rest = Math.floor(rest / DIGITS.length);
  }
  return `R${digits}`;
}
