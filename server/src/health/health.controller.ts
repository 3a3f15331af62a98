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
  @ApiOperation({
    operationId: 'getLiveness',
    summary: 'Whether the process answers',
    description: 'Says nothing about the database: restart the process when this fails.',
  })
  @ApiOkResponse({ type: HealthDto })
  live(): HealthDto {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({
    operationId: 'getReadiness',
    summary: 'Whether requests should be sent here: the database too',
    description: 'Send no requests here while this is 503.',
  })
  @ApiOkResponse({ type: HealthDto })
  @ApiProblems(503)
  ready(): Promise<HealthDto> {
    return this.health.ready();
  }
}
