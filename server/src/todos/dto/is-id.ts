import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsUUID } from 'class-validator';
import { type Owned, owned } from '../../errors/owned.ts';

/** A UUID in either case; we have it in lower case, as the database has (RFC 9562, section 4): of something of one's own. */
export function IsId(kind: Owned): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value)),
    IsUUID(),
    ApiProperty(owned(kind)),
  );
}
