import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { User } from '../auth/entities/user.entity.ts';
import { PRIORITIES, type Priority } from './priority.ts';

/** A to-do. `deletedAt` marks one in the trash; `version` counts its changes. */
@Entity('todos')
@Index('todos_newest_first', ['userId', 'createdAt', 'id'], { where: '"deleted_at" IS NULL' })
@Check('todos_priority_check', `"priority" BETWEEN 0 AND ${PRIORITIES.length - 1}`)
export class Todo {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  userId: string;

  @ManyToOne(() => User, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn()
  user: Relation<User>;

  @Column('text')
  title: string;

  @Column('text', { default: '' })
  description: string;

  /** Kept as its rank, so that the database sorts priorities as people do. */
  @Column('smallint', {
    default: 0,
    transformer: {
      to: (priority: Priority | undefined) =>
        priority === undefined ? undefined : PRIORITIES.indexOf(priority),
      from: (rank: number) => PRIORITIES[rank],
    },
  })
  priority: Priority;

  /** A calendar date without a zone, `YYYY-MM-DD`. */
  @Column('date', { nullable: true })
  dueOn: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  completedAt: Date | null;

  @Column('integer', { default: 1 })
  version: number;

  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  updatedAt: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  deletedAt: Date | null;
}
