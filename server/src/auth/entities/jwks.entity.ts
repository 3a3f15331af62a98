import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A key pair that signs access tokens. `id` is the `kid`; `privateKey` is encrypted with the server's secret. */
@Entity('jwks')
export class Jwks {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  publicKey: string;

  @Column('text')
  privateKey: string;

  @Column('text', { nullable: true })
  alg: string | null;

  @Column('text', { nullable: true })
  crv: string | null;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  expiresAt: Date | null;
}
