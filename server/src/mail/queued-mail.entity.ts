import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A mail on its way. `sealed` is encrypted: it names a person, and may hold a link that opens an account. */
@Entity('mails')
export class QueuedMail {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  kind: string;

  @Column('text')
  sealed: string;

  /** How many times it was taken to be sent. */
  @Column('integer', { default: 0 })
  attempts: number;

  /** Not to be taken before; set ahead while an instance has it in hand. */
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  @Index()
  dueAt: Date;

  /** Given up after. */
  @Column({ type: 'timestamptz', precision: 3 })
  expiresAt: Date;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  createdAt: Date;
}
