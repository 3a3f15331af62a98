import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { PRIORITIES, type Priority } from '../priority.ts';
import { LONGEST_POSITION, MAX_VERSION } from '../sizes.ts';
import type { TodoRow } from '../todo-row.ts';
import { MAX_TAG_LENGTH, MAX_TAGS } from './is-tag-list.ts';

@ApiSchema({ name: 'Todo' })
export class TodoDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ minLength: 1, maxLength: 200, example: 'Water the plants' })
  title: string;

  @ApiProperty({ maxLength: 5000, example: 'The ones on the balcony, too.' })
  description: string;

  @ApiProperty()
  completed: boolean;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null })
  completedAt: string | null;

  @ApiProperty({ enum: PRIORITIES })
  priority: Priority;

  @ApiProperty({ type: String, format: 'date', nullable: true, example: '2026-12-24' })
  dueOn: string | null;

  @ApiProperty({
    type: 'array',
    items: { type: 'string', minLength: 1, maxLength: MAX_TAG_LENGTH },
    maxItems: MAX_TAGS,
    example: ['garden', 'home'],
    description: 'In alphabetical order.',
  })
  tags: string[];

  @ApiProperty({
    pattern: '^[A-Za-z][0-9A-Za-z]*$',
    maxLength: LONGEST_POSITION,
    example: 'a0',
    description: 'Where it stands in the order its owner gave: compare as bytes. See `moveTodo`.',
  })
  position: string;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt: string;

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: MAX_VERSION,
    description: 'Counts the changes; also the `ETag`.',
  })
  version: number;
}

export function toTodoDto(row: TodoRow): TodoDto {
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    completed: row.completedAt !== null,
    completedAt: row.completedAt,
    priority: PRIORITIES[row.priority] ?? 'none',
    dueOn: row.dueOn,
    tags: row.tags,
    position: row.position,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    version: row.version,
  };
}
