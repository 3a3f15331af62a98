import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { buildMessage, ValidateBy } from 'class-validator';

/** Length as PostgreSQL, JSON Schema and people count it: in code points. */
export const codePoints = (text: string): number => Array.from(text).length;

export function isText(value: unknown, min: number, max: number): value is string {
  return (
    typeof value === 'string' &&
    value.length <= 2 * max &&
    codePoints(value) <= max &&
    codePoints(value) >= min &&
    value.isWellFormed() &&
    !value.includes('\0') &&
    (min === 0 || /[^\s\p{Cc}\p{Cf}\p{M}]/u.test(value))
  );
}

/**
 * Text of `min` to `max` code points, without NUL (PostgreSQL cannot keep it) and lone surrogates (UTF-8 cannot),
 * and with something to see in it when `min` is above 0.
 */
export function IsText(min: number, max: number): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, minLength: min, maxLength: max }),
    ValidateBy({
      name: 'isText',
      validator: {
        validate: (value) => isText(value, min, max),
        defaultMessage: buildMessage(
          (each) => `${each}$property must be text of ${min} to ${max} characters`,
        ),
      },
    }),
  );
}
