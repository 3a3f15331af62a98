import { Injectable, Param, ParseUUIDPipe, type PipeTransform } from '@nestjs/common';
import { ownId } from '../errors/owned.ts';
import { invalid } from '../errors/problems.ts';

/** For the document: the parameter this decorator reads. Another user's is 403. */
export const TODO_ID = ownId('todo');

/** One that is in the trash. */
export const TRASHED_TODO_ID = ownId('trashed-todo');

export const TAG_ID = ownId('tag');

/** As the database has it, to be compared with others. */
@Injectable()
class LowerCasePipe implements PipeTransform<string, string> {
  transform(id: string): string {
    return id.toLowerCase();
  }
}

/** The `:id` of the path. @throws {Problem} 400 `validation_failed` when it is no UUID. */
export const TodoId = (): ParameterDecorator =>
  Param(
    'id',
    new ParseUUIDPipe({
      exceptionFactory: () => invalid([{ pointer: '/id', detail: 'id must be a UUID.' }]),
    }),
    LowerCasePipe,
  );
