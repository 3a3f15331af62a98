import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { SessionDto } from './session.dto.ts';

@ApiSchema({ name: 'SessionList' })
export class SessionListDto {
  @ApiProperty({ type: [SessionDto], maxItems: 100 })
  items: SessionDto[];
}
