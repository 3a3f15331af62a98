import { Body, Controller, HttpCode, Patch, Post, UseGuards, UseInterceptors } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentUser } from '../auth/current-user.decorator.ts';
import { JwtAuthGuard } from '../auth/jwt-auth.guard.ts';
import { OwnerGuard } from '../auth/owner.guard.ts';
import { ApiProblems } from '../errors/api-problems.decorator.ts';
import { FewAtOnce } from '../limits/few-at-once.interceptor.ts';
import { IDEMPOTENCY_KEY, IdempotencyKey } from '../idempotency/idempotency-key.decorator.ts';
import { BulkDeleteDto, BulkRestoreDto, BulkUpdatedDto, BulkUpdateDto } from './dto/bulk.dto.ts';
import { TodosService } from './todos.service.ts';
import { TrashService } from './trash/trash.service.ts';

/** Many of one's own to-dos at once: all are changed, or none is. */
@ApiTags('To-dos')
@ApiBearerAuth()
@ApiProblems(401, 429, 503)
@UseGuards(JwtAuthGuard, OwnerGuard)
@UseInterceptors(FewAtOnce)
@Controller(['api/todos', 'api/users/:userId/todos'])
export class BulkController {
  constructor(
    private readonly todos: TodosService,
    private readonly trash: TrashService,
  ) {}

  @Patch()
  @ApiOperation({
    operationId: 'updateTodos',
    summary: 'Change up to 500 to-dos, all or none',
    description:
      'Each item names a to-do, and what changes of it. A problem points to the items it is about.',
  })
  @ApiOkResponse({ type: BulkUpdatedDto })
  @ApiProblems(400, 403, 404, 409, 412, 413, 415)
  update(@CurrentUser() userId: string, @Body() body: BulkUpdateDto): Promise<BulkUpdatedDto> {
    return this.todos.updateAll(userId, body);
  }

  @Post('bulk-delete')
  @HttpCode(204)
  @ApiHeader(IDEMPOTENCY_KEY)
  @ApiOperation({
    operationId: 'deleteTodos',
    summary: 'Move up to 500 to-dos to the trash, all or none',
    description:
      'Each item names a to-do and maybe the version it must have. A problem points to the items it is about.',
  })
  @ApiNoContentResponse()
  @ApiProblems(400, 403, 404, 412, 413, 415, 422)
  delete(
    @CurrentUser() userId: string,
    @Body() body: BulkDeleteDto,
    @IdempotencyKey() key?: string,
  ): Promise<void> {
    return this.todos.deleteAll(userId, body, key);
  }

  @Post('bulk-restore')
  @HttpCode(200)
  @ApiHeader(IDEMPOTENCY_KEY)
  @ApiOperation({
    operationId: 'restoreTodos',
    summary: 'Take up to 500 to-dos back from the trash, all or none',
    description: 'The quota of to-dos counts the trash too, so there is always room for them.',
  })
  @ApiOkResponse({ type: BulkUpdatedDto })
  @ApiProblems(400, 403, 404, 413, 415, 422)
  restore(
    @CurrentUser() userId: string,
    @Body() body: BulkRestoreDto,
    @IdempotencyKey() key?: string,
  ): Promise<BulkUpdatedDto> {
    return this.trash.restoreAll(userId, body, key);
  }
}
