import { Matches } from 'class-validator';

/** No control characters, line breaks above all: a name must not become a second mail header (ASVS 5.0, 1.3.11). */
export const IsOneLine = (): PropertyDecorator =>
  Matches(/^[^\p{Cc}\u2028\u2029]*$/u, { message: '$property must be one line' });
