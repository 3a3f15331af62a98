import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsEmail, MaxLength } from 'class-validator';
import { IsText } from '../../errors/text.validator.ts';
import { IsOneLine } from './is-one-line.ts';

@ApiSchema({ name: 'SignUp' })
export class SignUpDto {
  @IsText(1, 100)
  @IsOneLine()
  @ApiProperty({ example: 'Ada Lovelace' })
  name: string;

  @IsEmail({}, { message: 'email must be an e-mail address' })
  @MaxLength(254)
  @ApiProperty({ format: 'email', maxLength: 254, example: 'ada@example.org' })
  email: string;

  @IsText(12, 128)
  @ApiProperty({ format: 'password', example: 'a sentence of your own' })
  password: string;
}
