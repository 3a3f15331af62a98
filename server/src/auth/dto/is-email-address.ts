import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { isEmail, ValidateBy } from 'class-validator';
import { z } from 'zod';

const MAX_LENGTH = 254; // RFC 5321, as erratum 1690 of RFC 3696 works it out

/**
 * An e-mail address, to Better Auth (by zod) too: what it alone would refuse, it would in its own words. Well-formed text
 * first: the validator behind `isEmail` throws on a lone surrogate.
 */
export function IsEmailAddress(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ format: 'email', maxLength: MAX_LENGTH, example: 'ada@example.org' }),
    ValidateBy({
      name: 'isEmailAddress',
      validator: {
        validate: (value) =>
          typeof value === 'string' &&
          value.length <= MAX_LENGTH &&
          value.isWellFormed() &&
          isEmail(value) &&
          z.regexes.email.test(value),
        defaultMessage: () => '$property must be an e-mail address',
      },
    }),
  );
}
