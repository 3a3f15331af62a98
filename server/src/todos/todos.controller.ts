import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Patch,
  Post,
  Query,
  Res,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentUser } from '../auth/current-user.decorator.ts';
import { JwtAuthGuard } from '../auth/jwt-auth.guard.ts';
import { OwnerGuard } from '../auth/owner.guard.ts';
import { ApiProblems } from '../errors/api-problems.decorator.ts';
import { CreateTodoDto } from './dto/create-todo.dto.ts';
import { ListTodosDto } from './dto/list-todos.dto.ts';
import { TodoPageDto } from './dto/todo-page.dto.ts';
import { TodoDto } from './dto/todo.dto.ts';
import { UpdateTodoDto } from './dto/update-todo.dto.ts';
import { ETAG_HEADER, EtagInterceptor } from './etag.interceptor.ts';
import { TODO_ID, TodoId } from './todo-id.decorator.ts';
import { IF_MATCH, IfMatch } from './if-match.decorator.ts';
import { TodosService } from './todos.service.ts';

/** One's own to-dos; the second path names the same resource by its owner. */
@ApiTags('To-dos')
@ApiBearerAuth()
@ApiProblems(401, 403, 429, 503)
@UseGuards(JwtAuthGuard, OwnerGuard)
@UseInterceptors(EtagInterceptor)
@Controller(['api/todos', 'api/users/:userId/todos'])
export class TodosController {
  constructor(private readonly todos: TodosService) {}

  @Get()
  @ApiOperation({ operationId: 'listTodos', summary: 'List to-dos, newest first' })
  @ApiOkResponse({ type: TodoPageDto })
  @ApiProblems(400)
  list(@CurrentUser() userId: string, @Query() query: ListTodosDto): Promise<TodoPageDto> {
    return this.todos.list(userId, query);
  }

  @Post()
  @ApiOperation({
    operationId: 'createTodo',
    summary: 'Add a to-do',
    description: 'What is left out is an empty description, the priority `none`, and no due date.',
  })
  @ApiCreatedResponse({
    type: TodoDto,
    headers: { ...ETAG_HEADER, Location: { description: 'Its path', schema: { type: 'string' } } },
  })
  @ApiProblems(400, 413, 415)
  async create(
    @CurrentUser() userId: string,
    @Body() body: CreateTodoDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TodoDto> {
    const todo = await this.todos.create(userId, body);
    void reply.header('Location', `/api/todos/${todo.id}`);
    return todo;
  }

  @Get(':id')
  @ApiParam(TODO_ID)
  @ApiOperation({ operationId: 'readTodo', summary: 'Read a to-do' })
  @ApiOkResponse({ type: TodoDto, headers: ETAG_HEADER })
  @ApiProblems(400, 404)
  read(@CurrentUser() userId: string, @TodoId() id: string): Promise<TodoDto> {
    return this.todos.read(userId, id);
  }

  @Patch(':id')
  @ApiParam(TODO_ID)
  @ApiHeader(IF_MATCH)
  @ApiOperation({ operationId: 'updateTodo', summary: 'Change a to-do' })
  @ApiOkResponse({ type: TodoDto, headers: ETAG_HEADER })
  @ApiProblems(400, 404, 412, 413, 415)
  update(
    @CurrentUser() userId: string,
    @TodoId() id: string,
    @Body() changes: UpdateTodoDto,
    @IfMatch() version?: number,
  ): Promise<TodoDto> {
    return this.todos.update(userId, id, changes, version);
  }

  @Delete(':id')
  @ApiParam(TODO_ID)
  @HttpCode(204)
  @ApiHeader(IF_MATCH)
  @ApiOperation({ operationId: 'deleteTodo', summary: 'Move a to-do to the trash' })
  @ApiNoContentResponse()
  @ApiProblems(400, 404, 412)
  delete(@CurrentUser() userId: string, @TodoId() id: string, @IfMatch() version?: number): Promise<void> {
    return this.todos.delete(userId, id, version);
  }

  @Post(':id/restore')
  @ApiParam(TODO_ID)
  @HttpCode(200)
  @ApiOperation({ operationId: 'restoreTodo', summary: 'Take a to-do back from the trash' })
  @ApiOkResponse({ type: TodoDto, headers: ETAG_HEADER })
  @ApiProblems(400, 404)
  restore(@CurrentUser() userId: string, @TodoId() id: string): Promise<TodoDto> {
    return this.todos.restore(userId, id);
  }
}
