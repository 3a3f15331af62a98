import { ApiSchema } from '@nestjs/swagger';
import { IsEmailAddress } from './is-email-address.ts';
import { IsPasswordAgain } from './is-password.ts';

@ApiSchema({ name: 'ChangeEmail' })
export class ChangeEmailDto {
  @IsEmailAddress()
  newEmail: string;

  @IsPasswordAgain()
  password?: string;
}
