import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsBoolean, IsEmail, IsOptional, MaxLength } from 'class-validator';
import { IsText } from '../../errors/text.validator.ts';

@ApiSchema({ name: 'SignIn' })
export class SignInDto {
  @IsEmail({}, { message: 'email must be an e-mail address' })
  @MaxLength(254)
  @ApiProperty({ format: 'email', maxLength: 254, example: 'ada@example.org' })
  email: string;

  @IsText(1, 128)
  @ApiProperty({ format: 'password', example: 'a sentence of your own' })
  password: string;

  @IsOptional()
  @IsBoolean()
  @ApiPropertyOptional({ default: true, description: 'False: the session ends with the browser.' })
  rememberMe?: boolean;
}
