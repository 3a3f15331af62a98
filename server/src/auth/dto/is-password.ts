import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateIf } from 'class-validator';
import { IsText } from '../../errors/text.validator.ts';

const MAX_LENGTH = 128; // code points
const EXAMPLE = { format: 'password', example: 'a sentence of your own' };

/** A password that exists: any text, so that none ever made is refused for its form. */
export const IsPassword = (): PropertyDecorator =>
  applyDecorators(IsText(1, MAX_LENGTH), ApiProperty(EXAMPLE));

/** A password to be: what else it must be, `passwordWeaknesses` says, with reasons. */
export const IsNewPassword = (): PropertyDecorator =>
  applyDecorators(
    IsText(1, MAX_LENGTH),
    ApiProperty({
      ...EXAMPLE,
      minLength: 8,
      description:
        'At least as long as PASSWORD_MIN_LENGTH says (12 unless set); not common, leaked, or made of your own name.',
    }),
  );

/** The user's own password, asked for again: its absence is answered with 403, not with 400. */
export const IsPasswordAgain = (): PropertyDecorator =>
  applyDecorators(
    ValidateIf((_, value) => value !== undefined),
    IsText(1, MAX_LENGTH),
    ApiProperty({ ...EXAMPLE, required: true, description: 'The password as it is now.' }),
  );
