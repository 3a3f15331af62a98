import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsText } from '../../../errors/text.validator.ts';
import { MAX_TAGS_OF_USER, MAX_TODOS } from '../../sizes.ts';
import { IsId } from '../../dto/is-id.ts';
import { MAX_TAG_LENGTH } from '../../dto/is-tag-list.ts';

@ApiSchema({ name: 'Tag' })
export class TagDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ minLength: 1, maxLength: MAX_TAG_LENGTH, example: 'garden' })
  name: string;

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: MAX_TODOS,
    description: 'How many to-dos have it, the trash left out.',
  })
  count: number;
}

@ApiSchema({ name: 'TagList' })
export class TagListDto {
  @ApiProperty({ type: [TagDto], maxItems: MAX_TAGS_OF_USER, description: 'In alphabetical order.' })
  items: TagDto[];
}

@ApiSchema({ name: 'RenameTag' })
export class RenameTagDto {
  @IsText(1, MAX_TAG_LENGTH)
  @ApiProperty({ example: 'greenhouse' })
  name: string;
}

@ApiSchema({ name: 'MergeTag' })
export class MergeTagDto {
  @IsId('tag')
  @ApiProperty({ description: 'The tag that stays.' })
  into: string;
}
