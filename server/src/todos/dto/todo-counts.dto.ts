import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { Priority } from '../priority.ts';
import { MAX_TAGS_OF_USER, MAX_TODOS } from '../sizes.ts';
import { MAX_TAG_LENGTH } from './is-tag-list.ts';

const count = { type: 'integer' as const, minimum: 0, maximum: MAX_TODOS };

@ApiSchema({ name: 'StatusCounts' })
export class StatusCountsDto {
  @ApiProperty(count)
  open: number;

  @ApiProperty(count)
  completed: number;

  @ApiProperty(count)
  all: number;
}

@ApiSchema({ name: 'PriorityCounts' })
export class PriorityCountsDto implements Record<Priority, number> {
  @ApiProperty(count)
  none: number;

  @ApiProperty(count)
  low: number;

  @ApiProperty(count)
  medium: number;

  @ApiProperty(count)
  high: number;
}

@ApiSchema({ name: 'TagCount' })
export class TagCountDto {
  @ApiProperty({ minLength: 1, maxLength: MAX_TAG_LENGTH, example: 'garden' })
  name: string;

  @ApiProperty(count)
  count: number;
}

@ApiSchema({ name: 'TodoCounts' })
export class TodoCountsDto {
  @ApiProperty({ type: StatusCountsDto })
  status: StatusCountsDto;

  @ApiProperty({ type: PriorityCountsDto })
  priority: PriorityCountsDto;

  @ApiProperty({
    type: [TagCountDto],
    maxItems: MAX_TAGS_OF_USER,
    description: 'Of each tag that has any, in alphabetical order.',
  })
  tags: TagCountDto[];

  @ApiProperty({ ...count, description: 'To-dos in the trash that meet the filters.' })
  trash: number;
}
