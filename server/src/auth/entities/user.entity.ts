import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An account's person. Better Auth writes the row; `email` is kept in lower case and is unique. */
@Entity('users')
export class User {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  @Column('text', { unique: true })
  email: string;

  @Column('boolean', { default: false })
  emailVerified: boolean;

  @Column('text', { nullable: true })
  image: string | null;

  /** Set by an operator; the database then ends all sessions and refuses new ones. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  bannedAt: Date | null;

  /** When password or address changed last: the database keeps it. Mailed links that are older change nothing. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true, update: false, insert: false })
  credentialsChangedAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  updatedAt: Date;
}
