import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AuthEventOutcome, AuthEventType } from './auth-event-type.ts';

/**
 * Something that was done, or tried, with an account. Append-only: the database refuses changes, and removal before 180
 * days. It outlives its account, hence ids without relations. `id` is a UUIDv7: its order is that of time.
 */
@Entity('auth_events')
@Index(['userId', 'id'])
@Check('auth_events_outcome_check', `"outcome" IN ('success', 'failure')`)
export class AuthEvent {
  @PrimaryColumn('uuid')
  id: string;

  /** Null when it was tried with an address that has no account. */
  @Column('uuid', { nullable: true })
  userId: string | null;

  /** The session that did it. */
  @Column('uuid', { nullable: true })
  sessionId: string | null;

  @Column('text')
  type: AuthEventType;

  @Column('text')
  outcome: AuthEventOutcome;

  /** Of a failure: the error's code. */
  @Column('text', { nullable: true })
  reason: string | null;

  @Column('text', { nullable: true })
  ipAddress: string | null;

  @Column('text', { nullable: true })
  userAgent: string | null;

  @Column('uuid')
  requestId: string;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  @Index()
  createdAt: Date;
}
