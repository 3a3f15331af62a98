import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { isText } from '../../errors/text.validator.ts';

export const MAX_TAGS = 20;
/** In code points. */
export const MAX_TAG_LENGTH = 50;

/** The names of at most 20 tags, each once. */
export function IsTagList(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({
      type: 'array',
      items: { type: 'string', minLength: 1, maxLength: MAX_TAG_LENGTH },
      maxItems: MAX_TAGS,
      uniqueItems: true,
      example: ['garden', 'home'],
    }),
    ValidateBy({
      name: 'isTagList',
      validator: {
        validate: isTagList,
        defaultMessage: () =>
          `$property must list at most ${MAX_TAGS} different names of 1 to ${MAX_TAG_LENGTH} characters`,
      },
    }),
  );
}

const isTagList = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length <= MAX_TAGS &&
  new Set(value).size === value.length &&
  value.every((name) => isText(name, 1, MAX_TAG_LENGTH));
