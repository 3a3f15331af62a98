import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  type Relation,
  Unique,
} from 'typeorm';
import { User } from '../auth/entities/user.entity.ts';
import { PRIORITIES } from './priority.ts';

/** A to-do. `deletedAt` marks one in the trash; `version` counts its changes. Indexes that TypeORM cannot describe are the migration's. */
@Entity('todos')
@Index('todos_newest_first', ['userId', 'createdAt', 'id'], { where: '"deleted_at" IS NULL' })
@Index('todos_by_updated', { synchronize: false })
@Index('todos_by_due', { synchronize: false })
@Index('todos_by_due_descending', { synchronize: false })
@Index('todos_by_priority', { synchronize: false })
@Index('todos_by_title', { synchronize: false })
@Index('todos_trash', { synchronize: false })
@Index('todos_deleted_at', { synchronize: false })
@Unique(['userId', 'id'])
@Unique(['userId', 'position'], { deferrable: 'INITIALLY IMMEDIATE' })
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

  /** What the list is ordered by under `title`: see `sortTitle`. */
  @Column({ type: 'text', collation: 'C' })
  sortTitle: string;

  @Column('text', { default: '' })
  description: string;

  /** Kept as its rank, so that the database sorts priorities as people do. */
  @Column('smallint', { default: 0 })
  priority: number;

  /** A calendar date without a zone, `YYYY-MM-DD`. */
  @Column('date', { nullable: true })
  dueOn: string | null;

  /** A fractional index: there is always room between two. */
  @Column({ type: 'text', collation: 'C' })
  position: string;

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
