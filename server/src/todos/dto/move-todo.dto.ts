import { ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { ValidateIf } from 'class-validator';
import { IsId } from './is-id.ts';

const set = (_: unknown, value: unknown): boolean => value !== undefined && value !== null;

/** Exactly one of the two. */
@ApiSchema({ name: 'MoveTodo' })
export class MoveTodoDto {
  @ValidateIf(set)
  @IsId()
  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Right after this to-do; null: to the top.',
  })
  after?: string | null;

  @ValidateIf(set)
  @IsId()
  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Right before this to-do; null: to the bottom.',
  })
  before?: string | null;
}
