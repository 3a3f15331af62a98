import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsBoolean, ValidateIf } from 'class-validator';
import { IsText } from '../../errors/text.validator.ts';
import { IsEmailAddress } from './is-email-address.ts';

@ApiSchema({ name: 'SignIn' })
export class SignInDto {
  @IsEmailAddress()
  email: string;

  @IsText(1, 128)
  @ApiProperty({ format: 'password', example: 'a sentence of your own' })
  password: string;

  @ValidateIf((_, value) => value !== undefined)
  @IsBoolean()
  @ApiPropertyOptional({ default: true, description: 'False: the session ends with the browser.' })
  rememberMe?: boolean;
}
