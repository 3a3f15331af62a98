import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { MAX_TODOS } from '../sizes.ts';
import type { TodoRow } from '../todo-row.ts';
import { TodoDto, toTodoDto } from './todo.dto.ts';

@ApiSchema({ name: 'TrashedTodo' })
export class TrashedTodoDto extends TodoDto {
  @ApiProperty({ format: 'date-time', description: 'It is removed for good 30 days later.' })
  deletedAt: string;
}

@ApiSchema({ name: 'TrashPage' })
export class TrashPageDto {
  @ApiProperty({ type: [TrashedTodoDto], maxItems: 100 })
  items: TrashedTodoDto[];

  @ApiProperty({
    type: String,
    nullable: true,
    maxLength: 4_000,
    example: null,
    description: 'Null on the last page.',
  })
  nextCursor: string | null;
}

export function toTrashedTodoDto(row: TodoRow): TrashedTodoDto {
  return Object.assign(toTodoDto(row), { deletedAt: row.deletedAt ?? '' });
}

@ApiSchema({ name: 'Emptied' })
export class EmptiedDto {
  @ApiProperty({ type: 'integer', minimum: 0, maximum: MAX_TODOS, description: 'How many were removed.' })
  removed: number;
}
