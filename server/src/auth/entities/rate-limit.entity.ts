import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often one address has asked for one path of Better Auth; `lastRequest` is in milliseconds since 1970. */
@Entity('rate_limits')
export class RateLimit {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text', { unique: true })
  key: string;

  @Column('integer')
  count: number;

  @Column('bigint')
  lastRequest: number;
}
