import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { MAX_ERRORS } from './max-errors.ts';
import { PROBLEM_CODES, type ProblemCode } from './problem.ts';

/** Fields are named as they came, and a body can have 131,072 bytes of them. */
const LONGEST_TEXT = 200_000;

@ApiSchema({ name: 'FieldError' })
export class FieldErrorDto {
  @ApiProperty({
    maxLength: LONGEST_TEXT,
    description: 'JSON Pointer (RFC 6901) into the body, or of the query as an object.',
    example: '/title',
  })
  pointer: string;

  @ApiProperty({ maxLength: LONGEST_TEXT, example: 'title must have 1 to 200 characters.' })
  detail: string;
}

/** For whoever compares documents: a new value breaks nobody who was told so. */
const EXTENSIBLE = { 'x-extensible': true };

/** The shape of every error (RFC 9457). */
@ApiSchema({ name: 'Problem' })
export class ProblemDto {
  @ApiProperty({ enum: ['about:blank'], description: '`code` tells more.' })
  type: string;

  @ApiProperty({ maxLength: 100, example: 'Bad Request' })
  title: string;

  @ApiProperty({ type: 'integer', minimum: 400, maximum: 599, example: 400 })
  status: number;

  @ApiProperty({ maxLength: LONGEST_TEXT, example: 'title must have 1 to 200 characters.' })
  detail: string;

  @ApiProperty({ description: 'The path that was asked for.', maxLength: 16_384, example: '/api/todos' })
  instance: string;

  @ApiProperty({
    enum: PROBLEM_CODES,
    description: 'What a program decides by; there may be new ones.',
    example: 'validation_failed',
    ...EXTENSIBLE,
  })
  code: ProblemCode;

  @ApiProperty({ format: 'uuid', description: 'The same as the header X-Request-Id.' })
  requestId: string;

  @ApiPropertyOptional({
    type: [FieldErrorDto],
    maxItems: MAX_ERRORS,
    description: 'With `validation_failed`: all that is wrong.',
  })
  errors?: FieldErrorDto[];

  @ApiPropertyOptional({
    maxLength: LONGEST_TEXT,
    description: 'Under /api/auth/ only: `detail` again, where clients of Better Auth look.',
  })
  message?: string;
}
