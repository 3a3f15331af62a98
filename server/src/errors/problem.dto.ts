import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';

@ApiSchema({ name: 'FieldError' })
export class FieldErrorDto {
  @ApiProperty({
    description: 'JSON Pointer (RFC 6901) into the body, or of the query as an object.',
    example: '/title',
  })
  pointer: string;

  @ApiProperty({ example: 'title must have 1 to 200 characters.' })
  detail: string;
}

/** The shape of every error (RFC 9457). */
@ApiSchema({ name: 'Problem' })
export class ProblemDto {
  @ApiProperty({ example: 'about:blank' })
  type: string;

  @ApiProperty({ example: 'Bad Request' })
  title: string;

  @ApiProperty({ type: 'integer', example: 400 })
  status: number;

  @ApiProperty({ example: 'title must have 1 to 200 characters.' })
  detail: string;

  @ApiProperty({ description: 'The path that was asked for.', example: '/api/todos' })
  instance: string;

  @ApiProperty({ description: 'What a program decides by.', example: 'validation_failed' })
  code: string;

  @ApiProperty({ description: 'The same as the header X-Request-Id.' })
  requestId: string;

  @ApiPropertyOptional({ type: [FieldErrorDto], description: 'With `validation_failed`: all that is wrong.' })
  errors?: FieldErrorDto[];

  @ApiPropertyOptional({
    description: 'Under /api/auth/ only: `detail` again, where clients of Better Auth look.',
  })
  message?: string;
}
