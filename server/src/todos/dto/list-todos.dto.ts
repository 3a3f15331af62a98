import { ApiPropertyOptional, ApiSchema, IntersectionType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayUnique, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsText } from '../../errors/text.validator.ts';
import { PRIORITIES, type Priority } from '../priority.ts';
import { SORTS, type Sort } from '../todo-order.ts';
import { IsCalendarDate } from './is-calendar-date.ts';
import { IsTagList } from './is-tag-list.ts';

export const STATUSES = ['open', 'completed', 'all'] as const;

export type Status = (typeof STATUSES)[number];

/** Digits and nothing else, so that `1e2`, `0x10`, ` 7` and lists are refused. */
const toInteger = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;

/** A parameter that is given once or several times. */
const toList = ({ value }: { value: unknown }): unknown =>
  value === undefined || Array.isArray(value) ? value : [value];

/** Which to-dos: those that meet all that is given. */
@ApiSchema({ name: 'FilterTodos' })
export class FilterTodosDto {
  @IsOptional()
  @IsIn(STATUSES)
  @ApiPropertyOptional({ enum: STATUSES, default: 'all' })
  status?: Status;

  @IsOptional()
  @Transform(toList)
  @IsIn(PRIORITIES, { each: true })
  @ArrayUnique()
  @ApiPropertyOptional({
    enum: PRIORITIES,
    isArray: true,
    maxItems: PRIORITIES.length,
    uniqueItems: true,
    description: 'One of these; repeat for several.',
  })
  priority?: Priority[];

  @IsOptional()
  @Transform(toList)
  @IsTagList()
  @ApiPropertyOptional({ description: 'Names of tags, all of which it has; repeat for several.' })
  tag?: string[];

  @IsOptional()
  @IsCalendarDate()
  @ApiPropertyOptional({ format: 'date', description: 'Due on this day or later.' })
  dueFrom?: string;

  @IsOptional()
  @IsCalendarDate()
  @ApiPropertyOptional({ format: 'date', description: 'Due on this day or earlier.' })
  dueTo?: string;

  @IsOptional()
  @IsText(0, 200)
  @ApiPropertyOptional({
    description:
      'Terms, separated by spaces, all of which title or description have, from the beginning of a word or sign on. Case and accents do not matter; signs mean themselves. Of more than 20 terms the longest count.',
    example: 'water pla',
  })
  search?: string;
}

export class PageDto {
  @IsOptional()
  @Transform(toInteger)
  @IsInt()
  @Min(1)
  @Max(100)
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: 50 })
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(4_000)
  @ApiPropertyOptional({ maxLength: 4_000, description: 'The `nextCursor` of the page before.' })
  cursor?: string;
}

@ApiSchema({ name: 'ListTodos' })
export class ListTodosDto extends IntersectionType(FilterTodosDto, PageDto) {
  @IsOptional()
  @IsIn(SORTS)
  @ApiPropertyOptional({
    enum: SORTS,
    default: '-createdAt',
    description: '`-` descends. Ties are broken by id; to-dos without a due date come last either way.',
  })
  sort?: Sort;
}

@ApiSchema({ name: 'ListTrash' })
export class ListTrashDto extends IntersectionType(FilterTodosDto, PageDto) {}
