import { ApiSchema } from '@nestjs/swagger';
import { IsPasswordAgain } from './is-password.ts';

@ApiSchema({ name: 'DeleteUser' })
export class DeleteUserDto {
  @IsPasswordAgain()
  password?: string;
}
