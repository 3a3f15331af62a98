import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Equals } from 'class-validator';

/** Said outright, so that a forgotten id ends nothing. */
@ApiSchema({ name: 'EndOtherSessions' })
export class EndOthersDto {
  @Equals('true')
  @ApiProperty({ enum: ['true'], description: 'All but the session that asks.' })
  others: 'true';
}
