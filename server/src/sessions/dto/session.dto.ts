import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { Session } from '../../auth/entities/session.entity.ts';
import { deviceOf } from '../../events/device.ts';

/** What is shown of a session: never its token. */
export type ShownSession = Pick<
  Session,
  'id' | 'ipAddress' | 'userAgent' | 'createdAt' | 'updatedAt' | 'expiresAt'
>;

@ApiSchema({ name: 'Session' })
export class SessionDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ description: 'Whether it is the session that asks.' })
  current: boolean;

  @ApiProperty({ type: String, nullable: true, maxLength: 100, example: 'Firefox 140' })
  browser: string | null;

  @ApiProperty({ type: String, nullable: true, maxLength: 100, example: 'macOS' })
  system: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    maxLength: 45,
    example: '203.0.113.7',
    description: 'Where it signed in.',
  })
  address: string | null;

  @ApiProperty({ format: 'date-time', description: 'First seen.' })
  createdAt: string;

  @ApiProperty({ format: 'date-time', description: 'Exact to some minutes.' })
  lastSeenAt: string;

  @ApiProperty({ format: 'date-time', description: 'When it ends unless it is used before.' })
  expiresAt: string;
}

export function toSessionDto(session: ShownSession, currentId: string): SessionDto {
  return {
    id: session.id,
    current: session.id === currentId,
    ...deviceOf(session.userAgent),
    address: session.ipAddress === '' ? null : session.ipAddress, // Better Auth's word for unknown
    createdAt: session.createdAt.toISOString(),
    lastSeenAt: session.updatedAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
  };
}
