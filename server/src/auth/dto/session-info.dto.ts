import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';

@ApiSchema({ name: 'AuthUser' })
export class AuthUserDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ minLength: 1, maxLength: 100, example: 'Ada Lovelace' })
  name: string;

  @ApiProperty({ format: 'email', maxLength: 254, example: 'ada@example.org' })
  email: string;

  @ApiProperty()
  emailVerified: boolean;

  @ApiProperty({ type: 'null', description: 'Better Auth has a place for a picture; there are none here.' })
  image: null;

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

  @ApiProperty({ type: String, nullable: true, maxLength: 45, example: '203.0.113.7' })
  ipAddress: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    maxLength: 16_384,
    example: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 15.7; rv:140.0) Gecko/20100101 Firefox/140.0',
  })
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
  @ApiProperty({
    pattern: '^[\\w-]+\\.[\\w-]+\\.[\\w-]+$',
    maxLength: 4_096,
    example: 'eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJzdWIiOiIwMTk4In0.c2lnbmF0dXJl',
    description: 'A JWT for `Authorization: Bearer …` (RFC 9068); keep it in memory only.',
  })
  token: string;
}

/** How Better Auth says no. */
@ApiSchema({ name: 'AuthError' })
export class AuthErrorDto {
  @ApiProperty({ pattern: '^[A-Z_]{1,100}$', example: 'INVALID_EMAIL_OR_PASSWORD' })
  code: string;

  @ApiProperty({ maxLength: 500, example: 'Invalid email or password' })
  message: string;
}
