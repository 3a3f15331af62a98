import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { IsNewPassword } from './is-password.ts';

@ApiSchema({ name: 'ResetPassword' })
export class ResetPasswordDto {
  @Matches(/^[\w-]{1,128}$/, { message: 'token must be the one of the link in the mail' })
  @ApiProperty({
    pattern: '^[\\w-]{1,128}$',
    example: 'IU3Vn2Xy6Qb1sHk0ZtRr4w',
    description: 'Of the link in the mail; works once, for ten minutes.',
  })
  token: string;

  @IsNewPassword()
  newPassword: string;
}
