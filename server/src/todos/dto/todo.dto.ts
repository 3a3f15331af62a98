import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { PRIORITIES, type Priority } from '../priority.ts';
import type { Todo } from '../todo.entity.ts';

@ApiSchema({ name: 'Todo' })
export class TodoDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ minLength: 1, maxLength: 200, example: 'Water the plants' })
  title: string;

  @ApiProperty({ maxLength: 5000 })
  description: string;

  @ApiProperty()
  completed: boolean;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  completedAt: string | null;

  @ApiProperty({ enum: PRIORITIES })
  priority: Priority;

  @ApiProperty({ type: String, format: 'date', nullable: true, example: '2026-12-24' })
  dueOn: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt: string;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'Counts the changes; also the `ETag`.' })
  version: number;
}

export function toTodoDto(todo: Todo): TodoDto {
  return {
    id: todo.id,
    title: todo.title,
    description: todo.description,
    completed: todo.completedAt !== null,
    completedAt: todo.completedAt?.toISOString() ?? null,
    priority: todo.priority,
    dueOn: todo.dueOn,
    createdAt: todo.createdAt.toISOString(),
    updatedAt: todo.updatedAt.toISOString(),
    version: todo.version,
  };
}
