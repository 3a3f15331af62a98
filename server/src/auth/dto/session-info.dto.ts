import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';

@ApiSchema({ name: 'AuthUser' })
export class AuthUserDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'Ada Lovelace' })
  name: string;

  @ApiProperty({ format: 'email', example: 'ada@example.org' })
  email: string;

  @ApiProperty()
  emailVerified: boolean;

  @ApiProperty({ type: String, nullable: true })
  image: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt: string;
}

@ApiSchema({ name: 'AuthSession' })
export class AuthSessionDto {
  @ApiProperty({ format: 'uuid', description: 'The `sid` of access tokens.' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  userId: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt: string;

  @ApiProperty({ type: String, nullable: true })
  ipAddress: string | null;

  @ApiProperty({ type: String, nullable: true })
  userAgent: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt: string;
}

/** What `get-session` answers for a live session; for none it is `null`. */
@ApiSchema({ name: 'SessionInfo' })
export class SessionInfoDto {
  @ApiProperty({ type: AuthSessionDto })
  session: AuthSessionDto;

  @ApiProperty({ type: AuthUserDto })
  user: AuthUserDto;
}

@ApiSchema({ name: 'SignedUp' })
export class SignedUpDto {
  @ApiProperty({ type: AuthUserDto })
  user: AuthUserDto;

  @ApiProperty({
    description:
      'True: nobody is signed in yet, a mail with a link is on its way. The answer is then the same for an address that has an account.',
  })
  verificationRequired: boolean;
}

@ApiSchema({ name: 'SignedIn' })
export class SignedInDto {
  @ApiPropertyOptional({
    enum: [false],
    description: 'Better Auth says so after signing in; it leads nowhere.',
  })
  redirect?: false;

  @ApiProperty({ type: AuthUserDto })
  user: AuthUserDto;
}

@ApiSchema({ name: 'SignedOut' })
export class SignedOutDto {
  @ApiProperty({ example: true })
  success: boolean;
}

@ApiSchema({ name: 'AccessToken' })
export class AccessTokenDto {
  @ApiProperty({ description: 'A JWT for `Authorization: Bearer …` (RFC 9068); keep it in memory only.' })
  token: string;
}

/** How Better Auth says no. */
@ApiSchema({ name: 'AuthError' })
export class AuthErrorDto {
  @ApiProperty({ example: 'INVALID_EMAIL_OR_PASSWORD' })
  code: string;

  @ApiProperty({ example: 'Invalid email or password' })
  message: string;
}
