import { ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { ValidateIf } from 'class-validator';
import { IsId } from './is-id.ts';

const set = (_: unknown, value: unknown): boolean => value !== undefined && value !== null;

/** Exactly one of the two. */
@ApiSchema({ name: 'MoveTodo' })
export class MoveTodoDto {
  @ValidateIf(set)
  @IsId('todo')
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '0198c5b6-7a3e-7d4c-9b1f-2a6c8e0d4f18',
    description: 'Right after this to-do; null: to the top.',
  })
  after?: string | null;

  @ValidateIf(set)
  @IsId('todo')
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'Right before this to-do; null: to the bottom.',
  })
  before?: string | null;
}
