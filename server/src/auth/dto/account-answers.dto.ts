import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { AuthUserDto } from './session-info.dto.ts';

@ApiSchema({ name: 'Done' })
export class DoneDto {
  @ApiProperty({ enum: [true] })
  status: true;
}

@ApiSchema({ name: 'MailRequested' })
export class MailRequestedDto extends DoneDto {
  @ApiPropertyOptional({
    maxLength: 200,
    example: 'If this email exists in our system, check your email for the reset link',
  })
  message?: string;
}

@ApiSchema({ name: 'EmailVerified' })
export class EmailVerifiedDto extends DoneDto {
  @ApiPropertyOptional({
    enum: ['check-new-inbox'],
    description: 'The old address has agreed to the change; a mail to the new one is on its way.',
  })
  next?: 'check-new-inbox';
}

@ApiSchema({ name: 'PasswordChanged' })
export class PasswordChangedDto {
  @ApiProperty({ type: AuthUserDto })
  user: AuthUserDto;
}

@ApiSchema({ name: 'UserDeleted' })
export class UserDeletedDto {
  @ApiProperty({ enum: [true] })
  success: true;

  @ApiProperty({ maxLength: 200, example: 'User deleted' })
  message: string;
}
