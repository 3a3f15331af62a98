import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { User } from '../auth/entities/user.entity.ts';

/** What was answered to a request with an `Idempotency-Key`, to be answered again for 24 hours. */
@Entity('idempotent_answers')
export class IdempotentAnswer {
  @PrimaryColumn('uuid')
  userId: string;

  @ManyToOne(() => User, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn()
  user: Relation<User>;

  @PrimaryColumn('text')
  key: string;

  /** SHA-256 of the operation and its input. */
  @Column('text')
  request: string;

  /** Its JSON, byte for byte; null while it is being made. */
  @Column('text', { nullable: true })
  answer: string | null;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  @Index()
  createdAt: Date;
}
