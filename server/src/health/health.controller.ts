import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../auth/public.decorator.ts';
import { ApiProblems } from '../errors/api-problems.decorator.ts';
import { HealthDto } from './health.dto.ts';
import { HealthService } from './health.service.ts';

@Public()
@ApiTags('Health')
@Controller('api/health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get('live')
  @ApiOperation({ operationId: 'getLiveness', summary: 'Whether the process answers' })
  @ApiOkResponse({ type: HealthDto })
  live(): HealthDto {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({
    operationId: 'getReadiness',
    summary: 'Whether requests should be sent here: the database too',
  })
  @ApiOkResponse({ type: HealthDto })
  @ApiProblems(503)
  ready(): Promise<HealthDto> {
    return this.health.ready();
  }
}
