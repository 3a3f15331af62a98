import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Patch,
  Post,
  Put,
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
import { FewAtOnce } from '../limits/few-at-once.interceptor.ts';
import { IDEMPOTENCY_KEY, IdempotencyKey } from '../idempotency/idempotency-key.decorator.ts';
import { CreateTodoDto } from './dto/create-todo.dto.ts';
import { FilterTodosDto, ListTodosDto } from './dto/list-todos.dto.ts';
import { MoveTodoDto } from './dto/move-todo.dto.ts';
import { TodoCountsDto } from './dto/todo-counts.dto.ts';
import { TodoPageDto } from './dto/todo-page.dto.ts';
import { TodoDto } from './dto/todo.dto.ts';
import { UpdateTodoDto } from './dto/update-todo.dto.ts';
import { ETAG_HEADER, EtagInterceptor, PAGE_ETAG_HEADER } from './etag.interceptor.ts';
import { IF_MATCH, IfMatch } from './if-match.decorator.ts';
import { ApiNotModified } from './if-none-match.decorator.ts';
import { PositionsService } from './positions.service.ts';
import { TODO_ID, TodoId } from './todo-id.decorator.ts';
import { TodoListsService } from './todo-lists.service.ts';
import { TodosService } from './todos.service.ts';

const LOCATION = {
  description: 'Its path',
  required: true,
  schema: { type: 'string' as const, pattern: '^/api/todos/[0-9a-f-]{36}$' },
  example: '/api/todos/0198c5b6-7a3e-7d4c-9b1f-2a6c8e0d4f17',
};

/** One's own to-dos; the second path names the same resource by its owner. */
@ApiTags('To-dos')
@ApiBearerAuth()
@ApiProblems(401, 429, 503)
@UseGuards(JwtAuthGuard, OwnerGuard)
@UseInterceptors(FewAtOnce, EtagInterceptor)
@Controller(['api/todos', 'api/users/:userId/todos'])
export class TodosController {
  constructor(
    private readonly todos: TodosService,
    private readonly lists: TodoListsService,
    private readonly positions: PositionsService,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listTodos',
    summary: 'List to-dos that meet all filters given',
    description:
      'Newest first when nothing is said. What is added or changed meanwhile moves no other to-do from page to page.',
  })
  @ApiOkResponse({ type: TodoPageDto, headers: PAGE_ETAG_HEADER })
  @ApiNotModified(PAGE_ETAG_HEADER)
  @ApiProblems(400)
  list(@CurrentUser() userId: string, @Query() query: ListTodosDto): Promise<TodoPageDto> {
    return this.lists.list(userId, query);
  }

  @Get('counts')
  @ApiOperation({
    operationId: 'countTodos',
    summary: 'Count what each filter would show',
    description:
      'A status or priority is counted as if it stood in place of the one given, a tag as if it were added to those given; all other filters hold.',
  })
  @ApiOkResponse({ type: TodoCountsDto })
  @ApiProblems(400)
  count(@CurrentUser() userId: string, @Query() filter: FilterTodosDto): Promise<TodoCountsDto> {
    return this.lists.count(userId, filter);
  }

  @Post()
  @ApiHeader(IDEMPOTENCY_KEY)
  @ApiOperation({
    operationId: 'createTodo',
    summary: 'Add a to-do',
    description:
      'What is left out is an empty description, the priority `none`, no due date and no tags. It stands above all others.',
  })
  @ApiCreatedResponse({
    type: TodoDto,
    headers: { ...ETAG_HEADER, Location: LOCATION },
  })
  @ApiProblems(400, 409, 413, 415, 422)
  async create(
    @CurrentUser() userId: string,
    @Body() body: CreateTodoDto,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IdempotencyKey() key?: string,
  ): Promise<TodoDto> {
    const todo = await this.todos.create(userId, body, key);
    void reply.header('Location', `/api/todos/${todo.id}`);
    return todo;
  }

  @Get(':id')
  @ApiParam(TODO_ID)
  @ApiOperation({ operationId: 'readTodo', summary: 'Read a to-do', description: 'One in the trash is 404.' })
  @ApiOkResponse({ type: TodoDto, headers: ETAG_HEADER })
  @ApiNotModified(ETAG_HEADER)
  @ApiProblems(400, 403, 404)
  read(@CurrentUser() userId: string, @TodoId() id: string): Promise<TodoDto> {
    return this.todos.read(userId, id);
  }

  @Patch(':id')
  @ApiParam(TODO_ID)
  @ApiHeader(IF_MATCH)
  @ApiOperation({
    operationId: 'updateTodo',
    summary: 'Change a to-do',
    description: 'What is absent stays as it is. Tags are replaced by those given.',
  })
  @ApiOkResponse({ type: TodoDto, headers: ETAG_HEADER })
  @ApiProblems(400, 403, 404, 409, 412, 413, 415)
  update(
    @CurrentUser() userId: string,
    @TodoId() id: string,
    @Body() changes: UpdateTodoDto,
    @IfMatch() version?: number,
  ): Promise<TodoDto> {
    return this.todos.update(userId, id, changes, version);
  }

  @Put(':id/position')
  @ApiParam(TODO_ID)
  @ApiHeader(IF_MATCH)
  @ApiOperation({
    operationId: 'moveTodo',
    summary: 'Put a to-do right after, or right before, another one',
    description: 'In the order one gives by hand: sort by `position` to see it.',
  })
  @ApiOkResponse({ type: TodoDto, headers: ETAG_HEADER })
  @ApiProblems(400, 403, 404, 412, 413, 415)
  move(
    @CurrentUser() userId: string,
    @TodoId() id: string,
    @Body() place: MoveTodoDto,
    @IfMatch() version?: number,
  ): Promise<TodoDto> {
    return this.positions.move(userId, id, place, version);
  }

  @Delete(':id')
  @ApiParam(TODO_ID)
  @HttpCode(204)
  @ApiHeader(IF_MATCH)
  @ApiOperation({
    operationId: 'deleteTodo',
    summary: 'Move a to-do to the trash',
    description: 'It stays there for 30 days.',
  })
  @ApiNoContentResponse()
  @ApiProblems(400, 403, 404, 412)
  delete(@CurrentUser() userId: string, @TodoId() id: string, @IfMatch() version?: number): Promise<void> {
    return this.todos.delete(userId, id, version);
  }
}
