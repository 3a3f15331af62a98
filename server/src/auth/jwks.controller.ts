import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from './public.decorator.ts';
import { JwksDto } from './dto/jwks.dto.ts';
import { SigningKeys } from './signing-keys.ts';

/** The public keys that verify access tokens (RFC 7517), at Better Auth's path and at the well-known one. */
@Public()
@ApiTags('Authentication')
@Controller()
export class JwksController {
  constructor(private readonly keys: SigningKeys) {}

  @Get('.well-known/jwks.json')
  @Header('Cache-Control', 'public, max-age=300')
  @ApiOperation({
    operationId: 'getJwks',
    summary: 'The public keys that verify access tokens',
    description:
      'By RFC 7517. Keys are published ten minutes before they sign, and stay until no token signed by them is valid.',
  })
  @ApiOkResponse({ type: JwksDto })
  jwks(): JwksDto {
    return this.keys.jwks() as JwksDto;
  }

  @Get('api/auth/jwks')
  @Header('Cache-Control', 'public, max-age=300')
  @ApiOperation({
    operationId: 'getAuthJwks',
    summary: 'The same keys at the path Better Auth gives them',
    description: 'For clients of Better Auth; others go by `/.well-known/jwks.json`.',
  })
  @ApiOkResponse({ type: JwksDto })
  authJwks(): JwksDto {
    return this.jwks();
  }
}
