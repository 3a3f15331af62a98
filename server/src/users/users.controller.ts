import { Controller, Get, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../auth/current-user.decorator.ts';
import { JwtAuthGuard } from '../auth/jwt-auth.guard.ts';
import { ApiProblems } from '../errors/api-problems.decorator.ts';
import { UserDto } from './user.dto.ts';
import { UsersService } from './users.service.ts';

@ApiTags('Users')
@ApiBearerAuth()
@UseGuards(JwtAuthGuard)
@Controller('api/users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Get('me')
  @ApiOperation({ operationId: 'getMe', summary: "The token's user" })
  @ApiOkResponse({ type: UserDto })
  @ApiProblems(401, 503)
  me(@CurrentUser() userId: string): Promise<UserDto> {
    return this.users.read(userId);
  }
}
