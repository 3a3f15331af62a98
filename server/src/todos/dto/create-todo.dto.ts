import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsIn, ValidateIf } from 'class-validator';
import { IsText } from '../../errors/text.validator.ts';
import { PRIORITIES, type Priority } from '../priority.ts';
import { IsCalendarDate } from './is-calendar-date.ts';
import { IsTagList } from './is-tag-list.ts';

const given = (_: unknown, value: unknown): boolean => value !== undefined;
const set = (_: unknown, value: unknown): boolean => value !== undefined && value !== null;

@ApiSchema({ name: 'CreateTodo' })
export class CreateTodoDto {
  @IsText(1, 200)
  @ApiProperty({ example: 'Water the plants' })
  title: string;

  @ValidateIf(given)
  @IsText(0, 5000)
  @ApiPropertyOptional({ example: 'The ones on the balcony, too.' })
  description?: string;

  @ValidateIf(given)
  @IsIn(PRIORITIES)
  @ApiPropertyOptional({ enum: PRIORITIES, example: 'medium' })
  priority?: Priority;

  @ValidateIf(set)
  @IsCalendarDate()
  @ApiPropertyOptional({ type: String, format: 'date', nullable: true, example: '2026-12-24' })
  dueOn?: string | null;

  @ValidateIf(given)
  @IsTagList()
  @ApiPropertyOptional({ description: 'All of its tags, by name; those that are new are made.' })
  tags?: string[];
}
