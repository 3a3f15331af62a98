import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { AuthEvent } from '../../../events/auth-event.entity.ts';
import {
  AUTH_EVENT_OUTCOMES,
  AUTH_EVENT_TYPES,
  type AuthEventOutcome,
  type AuthEventType,
} from '../../../events/auth-event-type.ts';
import { deviceOf } from '../../../events/device.ts';

@ApiSchema({ name: 'AuthEvent' })
export class EventDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: AUTH_EVENT_TYPES, example: 'sign_in' })
  type: AuthEventType;

  @ApiProperty({ enum: AUTH_EVENT_OUTCOMES, example: 'failure' })
  outcome: AuthEventOutcome;

  @ApiProperty({
    type: String,
    nullable: true,
    maxLength: 100,
    example: 'INVALID_EMAIL_OR_PASSWORD',
    description: 'Of a failure: the `code` it was answered with.',
  })
  reason: string | null;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ type: String, nullable: true, maxLength: 45, example: '203.0.113.7' })
  address: string | null;

  @ApiProperty({ type: String, nullable: true, maxLength: 100, example: 'Firefox 140' })
  browser: string | null;

  @ApiProperty({ type: String, nullable: true, maxLength: 100, example: 'macOS' })
  system: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The session that did it.' })
  sessionId: string | null;

  @ApiProperty({ description: 'Whether it was this session.' })
  current: boolean;

  @ApiProperty({ format: 'uuid', description: 'Of the answer, in its header X-Request-Id.' })
  requestId: string;
}

export function toEventDto(event: AuthEvent, currentSessionId: string): EventDto {
  return {
    id: event.id,
    type: event.type,
    outcome: event.outcome,
    reason: event.reason,
    at: event.createdAt.toISOString(),
    address: event.ipAddress,
    ...deviceOf(event.userAgent),
    sessionId: event.sessionId,
    current: event.sessionId === currentSessionId,
    requestId: event.requestId,
  };
}
