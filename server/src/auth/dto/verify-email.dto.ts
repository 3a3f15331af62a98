import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Matches } from 'class-validator';

@ApiSchema({ name: 'VerifyEmail' })
export class VerifyEmailDto {
  @Matches(/^[\w.-]{1,2048}$/, { message: 'token must be the one of the link in the mail' })
  @ApiProperty({
    pattern: '^[\\w.-]{1,2048}$',
    example: 'eyJhbGciOiJIUzI1NiJ9.eyJlbWFpbCI6ImFkYUBleGFtcGxlLm9yZyJ9.kZ9vX1c',
    description: 'Of the link in the mail; works for ten minutes.',
  })
  token: string;
}
