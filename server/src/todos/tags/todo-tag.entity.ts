import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Column } from 'typeorm';
import { Todo } from '../todo.entity.ts';
import { Tag } from './tag.entity.ts';

/** That a to-do has a tag. The keys hold the owner too: the database itself lets nobody's to-do have another's tag. */
@Entity('todo_tags')
@Index(['tagId', 'todoId'])
export class TodoTag {
  @PrimaryColumn('uuid')
  todoId: string;

  @PrimaryColumn('uuid')
  tagId: string;

  @Column('uuid')
  userId: string;

  @ManyToOne(() => Todo, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn([
    { name: 'user_id', referencedColumnName: 'userId' },
    { name: 'todo_id', referencedColumnName: 'id' },
  ])
  todo: Relation<Todo>;

  @ManyToOne(() => Tag, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn([
    { name: 'user_id', referencedColumnName: 'userId' },
    { name: 'tag_id', referencedColumnName: 'id' },
  ])
  tag: Relation<Tag>;
}
