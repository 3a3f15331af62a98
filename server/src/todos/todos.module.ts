import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthModule } from '../auth/auth.module.ts';
import { Todo } from './todo.entity.ts';
import { TodosController } from './todos.controller.ts';
import { TodosRepository } from './todos.repository.ts';
import { TodosService } from './todos.service.ts';

@Module({
  imports: [AuthModule, TypeOrmModule.forFeature([Todo])],
  controllers: [TodosController],
  providers: [TodosService, TodosRepository],
})
export class TodosModule {}
