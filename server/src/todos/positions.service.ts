import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { invalid } from '../errors/problems.ts';
import { absence } from './absence.ts';
import type { MoveTodoDto } from './dto/move-todo.dto.ts';
import { type TodoDto, toTodoDto } from './dto/todo.dto.ts';
import { PositionsRepository, type Side } from './positions.repository.ts';
import { TodoWritesRepository } from './todo-writes.repository.ts';
import { TodosRepository } from './todos.repository.ts';

/** Puts one's to-dos in the order one likes. */
@Injectable()
export class PositionsService {
  constructor(
    private readonly todos: TodosRepository,
    private readonly writes: TodoWritesRepository,
    private readonly positions: PositionsRepository,
    private readonly manager: EntityManager,
  ) {}

  /**
   * One move after the other, so that each finds the order as the one before has left it.
   *
   * @throws {Problem} 400 when not exactly one place is given, or it is the to-do itself; 403, 404 and 412 of either to-do.
   */
  async move(userId: string, id: string, place: MoveTodoDto, version?: number): Promise<TodoDto> {
    const [side, anchor] = placeOf(place);
    if (anchor === id) throw invalid([{ pointer: `/${side}`, detail: `${side} must be another to-do.` }]);
    return this.manager.transaction(async (manager) => {
      await this.writes.lockList(userId, manager);
      const wanted = { id, version };
      const found = await this.todos.lock(userId, [id], manager);
      if (found[0]?.id !== id || (version ?? found[0].version) !== found[0].version)
        throw await absence(this.todos, userId, [wanted], found, manager);
      const position = await this.positions.beside(userId, side, anchor, manager);
      if (position === undefined)
        throw await absence(this.todos, userId, [{ id: anchor ?? '', pointer: `/${side}` }], [], manager);
      const row = await this.writes.update(userId, id, { position }, { manager });
      if (!row) throw new Error('A to-do that was locked is gone.');
      return toTodoDto(row);
    });
  }
}

function placeOf({ after, before }: MoveTodoDto): [side: Side, anchor: string | null] {
  if (after !== undefined && before === undefined) return ['after', after];
  if (before !== undefined && after === undefined) return ['before', before];
  throw invalid([{ pointer: '', detail: 'Give exactly one of after and before.' }]);
}
