import { ApiProperty, ApiSchema } from '@nestjs/swagger';

/** 32 bytes in base64url. */
const COORDINATE = { pattern: '^[\\w-]{43}$' };

@ApiSchema({ name: 'Jwk' })
export class JwkDto {
  @ApiProperty({ format: 'uuid' })
  kid: string;

  @ApiProperty({ enum: ['EC'] })
  kty: string;

  @ApiProperty({ enum: ['P-256'] })
  crv: string;

  @ApiProperty({ enum: ['ES256'] })
  alg: string;

  @ApiProperty({ enum: ['sig'] })
  use: string;

  @ApiProperty({ ...COORDINATE, example: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU' })
  x: string;

  @ApiProperty({ ...COORDINATE, example: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0' })
  y: string;
}

@ApiSchema({ name: 'Jwks' })
export class JwksDto {
  @ApiProperty({ type: [JwkDto], maxItems: 10 })
  keys: JwkDto[];
}
