import { ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsBoolean, ValidateIf } from 'class-validator';
import { IsEmailAddress } from './is-email-address.ts';
import { IsPassword } from './is-password.ts';

@ApiSchema({ name: 'SignIn' })
export class SignInDto {
  @IsEmailAddress()
  email: string;

  @IsPassword()
  password: string;

  @ValidateIf((_, value) => value !== undefined)
  @IsBoolean()
  @ApiPropertyOptional({ default: true, description: 'False: the session ends with the browser.' })
  rememberMe?: boolean;
}
