import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { User } from '../../auth/entities/user.entity.ts';

/** A user's tag. It stays when no to-do has it any more, until its owner deletes it. */
@Entity('tags')
@Unique(['userId', 'name'])
@Unique(['userId', 'id'])
export class Tag {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  userId: string;

  @ManyToOne(() => User, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn()
  user: Relation<User>;

  @Column({ type: 'text', collation: 'C' })
  name: string;
}
