import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Patch,
  Post,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentUser } from '../../auth/current-user.decorator.ts';
import { JwtAuthGuard } from '../../auth/jwt-auth.guard.ts';
import { ApiProblems } from '../../errors/api-problems.decorator.ts';
import { FewAtOnce } from '../../limits/few-at-once.interceptor.ts';
import { TAG_ID, TodoId } from '../todo-id.decorator.ts';
import { MergeTagDto, RenameTagDto, TagDto, TagListDto } from './dto/tag.dto.ts';
import { TagsService } from './tags.service.ts';

/** One's own tags. A to-do that is given a new one makes it. */
@ApiTags('Tags')
@ApiBearerAuth()
@ApiProblems(401, 429, 503)
@UseGuards(JwtAuthGuard)
@UseInterceptors(FewAtOnce)
@Controller('api/tags')
export class TagsController {
  constructor(private readonly tags: TagsService) {}

  @Get()
  @ApiOperation({
    operationId: 'listTags',
    summary: 'List tags, with how many to-dos have each',
    description: 'In alphabetical order.',
  })
  @ApiOkResponse({ type: TagListDto })
  list(@CurrentUser() userId: string): Promise<TagListDto> {
    return this.tags.list(userId);
  }

  @Patch(':id')
  @ApiParam(TAG_ID)
  @ApiOperation({
    operationId: 'renameTag',
    summary: 'Rename a tag, on all to-dos that have it',
    description: '409 when another tag has the name: merge them instead.',
  })
  @ApiOkResponse({ type: TagDto })
  @ApiProblems(400, 403, 404, 409, 413, 415)
  rename(
    @CurrentUser() userId: string,
    @TodoId() id: string,
    @Body() { name }: RenameTagDto,
  ): Promise<TagDto> {
    return this.tags.rename(userId, id, name);
  }

  @Post(':id/merge')
  @HttpCode(200)
  @ApiParam(TAG_ID)
  @ApiOperation({
    operationId: 'mergeTag',
    summary: 'Replace a tag by another, and delete it',
    description: 'To-dos that have the one get the other.',
  })
  @ApiOkResponse({ type: TagDto, description: 'The tag that stays.' })
  @ApiProblems(400, 403, 404, 413, 415)
  merge(@CurrentUser() userId: string, @TodoId() id: string, @Body() { into }: MergeTagDto): Promise<TagDto> {
    return this.tags.merge(userId, id, into);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiParam(TAG_ID)
  @ApiOperation({
    operationId: 'deleteTag',
    summary: 'Delete a tag; its to-dos stay',
    description: 'They are not changed otherwise: their versions stay.',
  })
  @ApiNoContentResponse()
  @ApiProblems(400, 403, 404)
  delete(@CurrentUser() userId: string, @TodoId() id: string): Promise<void> {
    return this.tags.delete(userId, id);
  }
}
