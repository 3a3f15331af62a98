import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthModule } from '../auth/auth.module.ts';
import { IdempotencyModule } from '../idempotency/idempotency.module.ts';
import { BulkController } from './bulk.controller.ts';
import { ExportController } from './export/export.controller.ts';
import { ExportService } from './export/export.service.ts';
import { PositionsRepository } from './positions.repository.ts';
import { PositionsService } from './positions.service.ts';
import { QuickWriter } from './quick-writer.ts';
import { QuickWritesRepository } from './quick-writes.repository.ts';
import { Tag } from './tags/tag.entity.ts';
import { TagsController } from './tags/tags.controller.ts';
import { TagsRepository } from './tags/tags.repository.ts';
import { TagsService } from './tags/tags.service.ts';
import { TodoTag } from './tags/todo-tag.entity.ts';
import { TodoCountsRepository } from './todo-counts.repository.ts';
import { TodoList } from './todo-list.entity.ts';
import { TodoListsService } from './todo-lists.service.ts';
import { TodoWriter } from './todo-writer.ts';
import { TodoWords } from './todo-words.entity.ts';
import { Todo } from './todo.entity.ts';
import { TodosController } from './todos.controller.ts';
import { TodoWritesRepository } from './todo-writes.repository.ts';
import { TodosRepository } from './todos.repository.ts';
import { TodosService } from './todos.service.ts';
import { TrashController } from './trash/trash.controller.ts';
import { TrashRetention } from './trash/trash-retention.ts';
import { TrashService } from './trash/trash.service.ts';

@Module({
  imports: [
    AuthModule,
    IdempotencyModule,
    TypeOrmModule.forFeature([Todo, TodoWords, TodoList, Tag, TodoTag]),
  ],
  controllers: [ExportController, TrashController, BulkController, TodosController, TagsController],
  providers: [
    ...[
      TodosService,
      TodoListsService,
      TodoWriter,
      QuickWriter,
      QuickWritesRepository,
      TodosRepository,
      TodoWritesRepository,
      TodoCountsRepository,
    ],
    ...[PositionsService, PositionsRepository, TagsService, TagsRepository],
    ...[TrashService, TrashRetention, ExportService],
  ],
})
export class TodosModule {}
