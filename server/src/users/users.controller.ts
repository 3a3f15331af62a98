import { Body, Controller, Get, Patch, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../auth/current-user.decorator.ts';
import { JwtAuthGuard } from '../auth/jwt-auth.guard.ts';
import { ApiProblems } from '../errors/api-problems.decorator.ts';
import { UpdateMeDto } from './update-me.dto.ts';
import { UserDto } from './user.dto.ts';
import { UsersService } from './users.service.ts';

@ApiTags('Users')
@ApiBearerAuth()
@ApiProblems(401, 404, 429, 503)
@UseGuards(JwtAuthGuard)
@Controller('api/users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Get('me')
  @ApiOperation({
    operationId: 'getMe',
    summary: "The token's user",
    description: 'By the `sub` of the access token.',
  })
  @ApiOkResponse({ type: UserDto })
  me(@CurrentUser() userId: string): Promise<UserDto> {
    return this.users.read(userId);
  }

  @Patch('me')
  @ApiOperation({
    operationId: 'updateMe',
    summary: "Change the name of the token's user",
    description: 'The address is changed by `changeEmail`, the password by `changePassword`.',
  })
  @ApiOkResponse({ type: UserDto })
  @ApiProblems(400, 413, 415)
  update(@CurrentUser() userId: string, @Body() { name }: UpdateMeDto): Promise<UserDto> {
    return this.users.rename(userId, name);
  }
}
