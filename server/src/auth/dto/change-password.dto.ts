import { ApiSchema } from '@nestjs/swagger';
import { IsNewPassword, IsPasswordAgain } from './is-password.ts';

@ApiSchema({ name: 'ChangePassword' })
export class ChangePasswordDto {
  @IsPasswordAgain()
  currentPassword?: string;

  @IsNewPassword()
  newPassword: string;
}
