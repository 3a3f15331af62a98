import { ApiPropertyOptional, ApiSchema, PartialType } from '@nestjs/swagger';
import { IsBoolean, ValidateIf } from 'class-validator';
import { CreateTodoDto } from './create-todo.dto.ts';

/** Any of the fields; what is absent stays as it is. */
@ApiSchema({ name: 'UpdateTodo' })
export class UpdateTodoDto extends PartialType(CreateTodoDto, { skipNullProperties: false }) {
  @ValidateIf((_, value) => value !== undefined)
  @IsBoolean()
  @ApiPropertyOptional()
  completed?: boolean;
}
