import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { TodoDto } from './todo.dto.ts';

@ApiSchema({ name: 'TodoPage' })
export class TodoPageDto {
  @ApiProperty({ type: [TodoDto], maxItems: 100 })
  items: TodoDto[];

  @ApiProperty({
    type: String,
    nullable: true,
    maxLength: 4_000,
    example: null,
    description: 'Null on the last page.',
  })
  nextCursor: string | null;
}
