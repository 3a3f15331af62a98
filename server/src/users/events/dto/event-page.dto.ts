import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { EventDto } from './event.dto.ts';

@ApiSchema({ name: 'AuthEventPage' })
export class EventPageDto {
  @ApiProperty({ type: [EventDto], maxItems: 100 })
  items: EventDto[];

  @ApiProperty({
    type: String,
    nullable: true,
    maxLength: 100,
    example: null,
    description: 'Null on the last page.',
  })
  nextCursor: string | null;
}
