import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A one-time proof that is waiting to be presented: a mailed link, a reset. */
@Entity('verifications')
export class Verification {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  @Index()
  identifier: string;

  @Column('text')
  value: string;

  @Column({ type: 'timestamptz', precision: 3 })
  @Index()
  expiresAt: Date;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  updatedAt: Date;
}
