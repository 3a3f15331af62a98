import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Todo } from './todo.entity.ts';

/** What a to-do can be found by. Apart from it, so that a change that leaves the text alone does not touch the index. */
@Entity('todo_words')
@Index('todo_words_words_idx', { synchronize: false })
export class TodoWords {
  @PrimaryColumn('uuid')
  todoId: string;

  @OneToOne(() => Todo, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn()
  todo: Relation<Todo>;

  /** The terms of title and description, each with its owner: see `lexemesOf`. */
  @Column({ type: 'tsvector', select: false })
  words: unknown;
}
