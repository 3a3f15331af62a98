import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsText } from '../../../errors/text.validator.ts';
import { IsId } from '../../dto/is-id.ts';
import { MAX_TAG_LENGTH } from '../../dto/is-tag-list.ts';

@ApiSchema({ name: 'Tag' })
export class TagDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ minLength: 1, maxLength: MAX_TAG_LENGTH, example: 'garden' })
  name: string;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'How many to-dos have it, the trash left out.' })
  count: number;
}

@ApiSchema({ name: 'TagList' })
export class TagListDto {
  @ApiProperty({ type: [TagDto], description: 'In alphabetical order.' })
  items: TagDto[];
}

@ApiSchema({ name: 'RenameTag' })
export class RenameTagDto {
  @IsText(1, MAX_TAG_LENGTH)
  @ApiProperty({ example: 'garden' })
  name: string;
}

@ApiSchema({ name: 'MergeTag' })
export class MergeTagDto {
  @IsId()
  @ApiProperty({ format: 'uuid', description: 'The tag that stays.' })
  into: string;
}
