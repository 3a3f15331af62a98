import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { User } from '../auth/entities/user.entity.ts';

/** One a user: locked by whatever touches more than one of his to-dos; a trigger keeps the count. */
@Entity('todo_lists')
export class TodoList {
  @PrimaryColumn('uuid')
  userId: string;

  @OneToOne(() => User, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn()
  user: Relation<User>;

  /** How many to-dos there are, the trash included. */
  @Column('integer', { default: 0 })
  todos: number;
}
