import { ApiSchema } from '@nestjs/swagger';
import { IsEmailAddress } from './is-email-address.ts';

@ApiSchema({ name: 'EmailAddress' })
export class EmailDto {
  @IsEmailAddress()
  email: string;
}
