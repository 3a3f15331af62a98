import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsText } from '../../errors/text.validator.ts';
import { IsEmailAddress } from './is-email-address.ts';
import { IsOneLine } from './is-one-line.ts';
import { IsNewPassword } from './is-password.ts';

@ApiSchema({ name: 'SignUp' })
export class SignUpDto {
  @IsText(1, 100)
  @IsOneLine()
  @ApiProperty({ example: 'Ada Lovelace' })
  name: string;

  @IsEmailAddress()
  email: string;

  @IsNewPassword()
  password: string;
}
