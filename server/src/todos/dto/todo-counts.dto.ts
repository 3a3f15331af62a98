import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { PRIORITIES, type Priority } from '../priority.ts';

const count = { type: 'integer' as const, minimum: 0 };

@ApiSchema({ name: 'StatusCounts' })
export class StatusCountsDto {
  @ApiProperty(count)
  open: number;

  @ApiProperty(count)
  completed: number;

  @ApiProperty(count)
  all: number;
}

@ApiSchema({ name: 'TagCount' })
export class TagCountDto {
  @ApiProperty({ example: 'garden' })
  name: string;

  @ApiProperty(count)
  count: number;
}

@ApiSchema({ name: 'TodoCounts' })
export class TodoCountsDto {
  @ApiProperty({ type: StatusCountsDto })
  status: StatusCountsDto;

  @ApiProperty({
    type: 'object',
    properties: Object.fromEntries(PRIORITIES.map((priority) => [priority, count])),
    required: [...PRIORITIES],
    additionalProperties: false,
  })
  priority: Record<Priority, number>;

  @ApiProperty({ type: [TagCountDto], description: 'Of each tag that has any, in alphabetical order.' })
  tags: TagCountDto[];

  @ApiProperty({ ...count, description: 'To-dos in the trash that meet the filters.' })
  trash: number;
}
