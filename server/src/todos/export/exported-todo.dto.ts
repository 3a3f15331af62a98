import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { MAX_TODOS } from '../sizes.ts';
import { TodoDto } from '../dto/todo.dto.ts';

export const FORMATS = ['json', 'csv'] as const;

@ApiSchema({ name: 'ExportTodos' })
export class ExportTodosDto {
  @IsOptional()
  @IsIn(FORMATS)
  @ApiPropertyOptional({ enum: FORMATS, default: 'json' })
  format?: (typeof FORMATS)[number];
}

@ApiSchema({ name: 'ExportedTodo' })
export class ExportedTodoDto extends TodoDto {
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    example: null,
    description: 'Null outside the trash.',
  })
  deletedAt: string | null;
}

@ApiSchema({ name: 'TodoExport' })
export class TodoExportDto {
  @ApiProperty({ type: [ExportedTodoDto], maxItems: MAX_TODOS })
  items: ExportedTodoDto[];
}
