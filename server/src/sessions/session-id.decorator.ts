import { Param, ParseUUIDPipe } from '@nestjs/common';
import { ownId } from '../errors/owned.ts';
import { invalid } from '../errors/problems.ts';

/** For the document: the parameter this decorator reads. */
export const SESSION_ID = ownId('session');

/** The `:id` of the path. @throws {Problem} 400 `validation_failed` when it is no UUID. */
export const SessionId = (): ParameterDecorator =>
  Param(
    'id',
    new ParseUUIDPipe({
      exceptionFactory: () => invalid([{ pointer: '/id', detail: 'id must be a UUID.' }]),
    }),
  );
