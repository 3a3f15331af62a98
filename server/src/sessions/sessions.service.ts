import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { AuthenticatedUser } from '../auth/jwt.strategy.ts';
import { notFound, notOwner } from '../errors/problems.ts';
import { AuthEvents, type AuthEventType } from '../events/auth-events.ts';
import { sourceOf } from '../events/source.ts';
import type { SessionListDto } from './dto/session-list.dto.ts';
import { toSessionDto } from './dto/session.dto.ts';
import { SessionsRepository } from './sessions.repository.ts';

/** A request that `JwtAuthGuard` let through. */
export type GuardedRequest = FastifyRequest & { user: AuthenticatedUser };

/** One's own devices. With a session end its cookie and its access tokens, on every instance: the database tells them. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly events: AuthEvents,
  ) {}

  async list(userId: string, currentId: string): Promise<SessionListDto> {
    const found = await this.sessions.listLive(userId);
    return { items: found.map((session) => toSessionDto(session, currentId)) };
  }

  /** @throws {Problem} 403 `not_owner` for another user's, 404 for an unknown one. */
  async end(userId: string, id: string, request: GuardedRequest): Promise<void> {
    if (!(await this.sessions.end(userId, id))) throw await this.absence(userId, id);
    await this.record('session_ended', request);
  }

  async endOthers(userId: string, request: GuardedRequest): Promise<void> {
    const ended = await this.sessions.endOthers(userId, request.user.sessionId);
    if (ended > 0) await this.record('other_sessions_ended', request);
  }

  /** Why a query bound to the owner met no row. */
  private async absence(userId: string, id: string): Promise<Error> {
    return (await this.sessions.belongsToAnother(userId, id))
      ? notOwner()
      : notFound('There is no such session.');
  }

  private record(type: AuthEventType, request: GuardedRequest): Promise<void> {
    const { id: userId, sessionId } = request.user;
    return this.events.record({ type, outcome: 'success', userId, sessionId, source: sourceOf(request) });
  }
}
