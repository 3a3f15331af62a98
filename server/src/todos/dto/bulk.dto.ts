import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsObject,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsId } from './is-id.ts';
import { TodoDto } from './todo.dto.ts';
import { UpdateTodoDto } from './update-todo.dto.ts';

export const MAX_BULK = 500;

const VERSION = {
  type: 'integer' as const,
  minimum: 1,
  maximum: 999_999_999,
  description: 'When given, only this version is changed: 412 when there is a newer one.',
};
const given = (_: unknown, value: unknown): boolean => value !== undefined;

@ApiSchema({ name: 'BulkDeleteItem' })
export class BulkDeleteItemDto {
  @IsId()
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ValidateIf(given)
  @IsInt()
  @Min(1)
  @Max(999_999_999)
  @ApiPropertyOptional(VERSION)
  version?: number;
}

@ApiSchema({ name: 'BulkUpdateItem' })
export class BulkUpdateItemDto extends UpdateTodoDto {
  @IsId()
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ValidateIf(given)
  @IsInt()
  @Min(1)
  @Max(999_999_999)
  @ApiPropertyOptional(VERSION)
  version?: number;
}

const idOf = ({ id }: { id?: unknown } = {}): unknown => id;

@ApiSchema({ name: 'BulkDelete' })
export class BulkDeleteDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_BULK)
  @ArrayUnique(idOf, { message: 'each of $property must have an id of its own' })
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => BulkDeleteItemDto)
  @ApiProperty({ type: [BulkDeleteItemDto], minItems: 1, maxItems: MAX_BULK })
  items: BulkDeleteItemDto[];
}

@ApiSchema({ name: 'BulkUpdate' })
export class BulkUpdateDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_BULK)
  @ArrayUnique(idOf, { message: 'each of $property must have an id of its own' })
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => BulkUpdateItemDto)
  @ApiProperty({ type: [BulkUpdateItemDto], minItems: 1, maxItems: MAX_BULK })
  items: BulkUpdateItemDto[];
}

@ApiSchema({ name: 'BulkUpdated' })
export class BulkUpdatedDto {
  @ApiProperty({ type: [TodoDto], maxItems: MAX_BULK, description: 'In the order they were sent.' })
  items: TodoDto[];
}
