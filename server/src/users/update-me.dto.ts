import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsOneLine } from '../auth/dto/is-one-line.ts';
import { IsText } from '../errors/text.validator.ts';

@ApiSchema({ name: 'UpdateMe' })
export class UpdateMeDto {
  @IsText(1, 100)
  @IsOneLine()
  @ApiProperty({ example: 'Ada Lovelace' })
  name: string;
}
