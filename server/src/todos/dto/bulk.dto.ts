import { applyDecorators, type Type } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type as TypeOf } from 'class-transformer';
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
import { MAX_VERSION } from '../sizes.ts';
import { IsId } from './is-id.ts';
import { TodoDto } from './todo.dto.ts';
import { UpdateTodoDto } from './update-todo.dto.ts';

export const MAX_BULK = 500;

const IsVersion = (): PropertyDecorator =>
  applyDecorators(
    ValidateIf((_, value) => value !== undefined),
    IsInt(),
    Min(1),
    Max(MAX_VERSION),
    ApiPropertyOptional({
      type: 'integer',
      minimum: 1,
      maximum: MAX_VERSION,
      description: 'When given, only this version is changed: 412 when there is a newer one.',
    }),
  );

/** 1 to 500 of these, each with an id of its own. */
const IsItems = (type: Type): PropertyDecorator =>
  applyDecorators(
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(MAX_BULK),
    ArrayUnique(({ id }: { id?: unknown } = {}) => id, {
      message: 'each of $property must have an id of its own',
    }),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    TypeOf(() => type),
    ApiProperty({ type: [type], minItems: 1, maxItems: MAX_BULK }),
  );

@ApiSchema({ name: 'BulkDeleteItem' })
export class BulkDeleteItemDto {
  @IsId('todo')
  id: string;

  @IsVersion()
  version?: number;
}

@ApiSchema({ name: 'BulkUpdateItem' })
export class BulkUpdateItemDto extends UpdateTodoDto {
  @IsId('todo')
  id: string;

  @IsVersion()
  version?: number;
}

@ApiSchema({ name: 'BulkDelete' })
export class BulkDeleteDto {
  @IsItems(BulkDeleteItemDto)
  items: BulkDeleteItemDto[];
}

@ApiSchema({ name: 'BulkRestoreItem' })
export class BulkRestoreItemDto {
  @IsId('trashed-todo')
  id: string;
}

@ApiSchema({ name: 'BulkRestore' })
export class BulkRestoreDto {
  @IsItems(BulkRestoreItemDto)
  items: BulkRestoreItemDto[];
}

@ApiSchema({ name: 'BulkUpdate' })
export class BulkUpdateDto {
  @IsItems(BulkUpdateItemDto)
  items: BulkUpdateItemDto[];
}

@ApiSchema({ name: 'BulkUpdated' })
export class BulkUpdatedDto {
  @ApiProperty({ type: [TodoDto], maxItems: MAX_BULK, description: 'In the order they were sent.' })
  items: TodoDto[];
}
