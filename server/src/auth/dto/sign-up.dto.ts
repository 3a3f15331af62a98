import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsText } from '../../errors/text.validator.ts';
import { IsEmailAddress } from './is-email-address.ts';
import { IsOneLine } from './is-one-line.ts';

@ApiSchema({ name: 'SignUp' })
export class SignUpDto {
  @IsText(1, 100)
  @IsOneLine()
  @ApiProperty({ example: 'Ada Lovelace' })
  name: string;

  @IsEmailAddress()
  email: string;

  @IsText(12, 128)
  @ApiProperty({ format: 'password', example: 'a sentence of your own' })
  password: string;
}
