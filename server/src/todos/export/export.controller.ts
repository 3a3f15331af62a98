import { Controller, Get, Query, Res, UseGuards } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentUser } from '../../auth/current-user.decorator.ts';
import { JwtAuthGuard } from '../../auth/jwt-auth.guard.ts';
import { OwnerGuard } from '../../auth/owner.guard.ts';
import { ApiProblems } from '../../errors/api-problems.decorator.ts';
import { ExportService } from './export.service.ts';
import { ExportTodosDto, TodoExportDto } from './exported-todo.dto.ts';

const TYPES = { json: 'application/json; charset=utf-8', csv: 'text/csv; charset=utf-8' };

/** All of one's own to-dos, to take away. */
@ApiTags('To-dos')
@ApiBearerAuth()
@ApiProblems(401, 429, 503)
@UseGuards(JwtAuthGuard, OwnerGuard)
@Controller(['api/todos', 'api/users/:userId/todos'])
export class ExportController {
  constructor(private readonly exports: ExportService) {}

  @Get('export')
  @ApiOperation({
    operationId: 'exportTodos',
    summary: 'Take all to-dos away, the trash included',
    description:
      'In the order they were made. CSV has a byte order mark and CRLF; a cell that a spreadsheet would take for a formula begins with an apostrophe. An answer that breaks off is not complete.',
  })
  @ApiExtraModels(TodoExportDto)
  @ApiOkResponse({
    headers: {
      'Content-Disposition': {
        description: 'A file name',
        required: true,
        schema: { type: 'string', pattern: '^attachment; filename="latchlist\\.(json|csv)"$' },
        example: 'attachment; filename="latchlist.json"',
      },
    },
    content: {
      'application/json': { schema: { $ref: getSchemaPath(TodoExportDto) } },
      'text/csv': { schema: { type: 'string', maxLength: 2_000_000_000 }, example: '\uFEFFid,title,…\r\n' },
    },
  })
  @ApiProblems(400)
  async export(
    @CurrentUser() userId: string,
    @Query() { format = 'json' }: ExportTodosDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const stream = await this.exports[format](userId);
    void reply
      .type(TYPES[format])
      .header('Content-Disposition', `attachment; filename="latchlist.${format}"`)
      .send(stream);
  }
}
