import { Injectable } from '@nestjs/common';
import { AuthEvents } from '../../events/auth-events.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { type EventPageDto } from './dto/event-page.dto.ts';
import { toEventDto } from './dto/event.dto.ts';
import type { ListEventsDto } from './dto/list-events.dto.ts';

const DEFAULT_LIMIT = 50;

/** What was done, and tried, with one's own account. */
@Injectable()
export class UserEventsService {
  constructor(private readonly events: AuthEvents) {}

  async list(
    userId: string,
    currentSessionId: string,
    { limit = DEFAULT_LIMIT, cursor }: ListEventsDto,
  ): Promise<EventPageDto> {
    const before = cursor === undefined ? undefined : decodeCursor(cursor);
    const found = await this.events.page(userId, before, limit + 1); // one more tells whether there is a next page
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map((event) => toEventDto(event, currentSessionId)),
      nextCursor: found.length > limit && last ? encodeCursor(last.id) : null,
    };
  }
}
