import { ApiProperty, ApiSchema } from '@nestjs/swagger';

@ApiSchema({ name: 'Jwk' })
export class JwkDto {
  @ApiProperty({ format: 'uuid' })
  kid: string;

  @ApiProperty({ example: 'EC' })
  kty: string;

  @ApiProperty({ example: 'P-256' })
  crv: string;

  @ApiProperty({ example: 'ES256' })
  alg: string;

  @ApiProperty({ example: 'sig' })
  use: string;

  @ApiProperty()
  x: string;

  @ApiProperty()
  y: string;
}

@ApiSchema({ name: 'Jwks' })
export class JwksDto {
  @ApiProperty({ type: [JwkDto] })
  keys: JwkDto[];
}
