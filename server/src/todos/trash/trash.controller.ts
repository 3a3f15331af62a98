import { Controller, Delete, Get, HttpCode, Post, Query, UseGuards, UseInterceptors } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentUser } from '../../auth/current-user.decorator.ts';
import { JwtAuthGuard } from '../../auth/jwt-auth.guard.ts';
import { OwnerGuard } from '../../auth/owner.guard.ts';
import { ApiProblems } from '../../errors/api-problems.decorator.ts';
import { FewAtOnce } from '../../limits/few-at-once.interceptor.ts';
import { IDEMPOTENCY_KEY, IdempotencyKey } from '../../idempotency/idempotency-key.decorator.ts';
import { ListTrashDto } from '../dto/list-todos.dto.ts';
import { TodoDto } from '../dto/todo.dto.ts';
import { EmptiedDto, TrashPageDto } from '../dto/trashed-todo.dto.ts';
import { ETAG_HEADER, EtagInterceptor, PAGE_ETAG_HEADER } from '../etag.interceptor.ts';
import { ApiNotModified } from '../if-none-match.decorator.ts';
import { TodoId, TRASHED_TODO_ID } from '../todo-id.decorator.ts';
import { TodoListsService } from '../todo-lists.service.ts';
import { TrashService } from './trash.service.ts';

/** What one has deleted, for 30 days. */
@ApiTags('Trash')
@ApiBearerAuth()
@ApiProblems(401, 429, 503)
@UseGuards(JwtAuthGuard, OwnerGuard)
@UseInterceptors(FewAtOnce, EtagInterceptor)
@Controller(['api/todos', 'api/users/:userId/todos'])
export class TrashController {
  constructor(
    private readonly lists: TodoListsService,
    private readonly trash: TrashService,
  ) {}

  @Get('trash')
  @ApiOperation({
    operationId: 'listTrash',
    summary: 'List the trash, what was deleted last first',
    description: 'The same filters as for those that are not deleted.',
  })
  @ApiOkResponse({ type: TrashPageDto, headers: PAGE_ETAG_HEADER })
  @ApiNotModified(PAGE_ETAG_HEADER)
  @ApiProblems(400)
  list(@CurrentUser() userId: string, @Query() query: ListTrashDto): Promise<TrashPageDto> {
    return this.lists.listTrash(userId, query);
  }

  @Delete('trash')
  @ApiOperation({
    operationId: 'emptyTrash',
    summary: 'Remove all that is in the trash for good',
    description: 'Nothing of it can be taken back.',
  })
  @ApiOkResponse({ type: EmptiedDto })
  empty(@CurrentUser() userId: string): Promise<EmptiedDto> {
    return this.trash.empty(userId);
  }

  @Delete('trash/:id')
  @ApiParam(TRASHED_TODO_ID)
  @HttpCode(204)
  @ApiOperation({
    operationId: 'removeTodo',
    summary: 'Remove a to-do in the trash for good',
    description: 'It cannot be taken back. One that is not in the trash is 404.',
  })
  @ApiNoContentResponse()
  @ApiProblems(400, 403, 404)
  remove(@CurrentUser() userId: string, @TodoId() id: string): Promise<void> {
    return this.trash.remove(userId, id);
  }

  @Post(':id/restore')
  @ApiParam(TRASHED_TODO_ID)
  @ApiHeader(IDEMPOTENCY_KEY)
  @HttpCode(200)
  @ApiOperation({
    operationId: 'restoreTodo',
    summary: 'Take a to-do back from the trash',
    description: 'It stands where it stood.',
  })
  @ApiOkResponse({ type: TodoDto, headers: ETAG_HEADER })
  @ApiProblems(400, 403, 404, 422)
  restore(
    @CurrentUser() userId: string,
    @TodoId() id: string,
    @IdempotencyKey() key?: string,
  ): Promise<TodoDto> {
    return this.trash.restore(userId, id, key);
  }
}
