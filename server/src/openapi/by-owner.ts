import type { OpenAPIObject } from '@nestjs/swagger';
import { problemResponse } from '../errors/api-problems.decorator.ts';
import { owned } from '../errors/owned.ts';
import { eachOperation } from './operations.ts';

const BY_OWNER = '/api/users/{userId}/';

const USER_ID = {
  name: 'userId',
  in: 'path' as const,
  required: true,
  description: "The token's `sub`; 403 for any other.",
  schema: { type: 'string' as const, ...owned('user') },
};

/**
 * The operations under a user's path are the same handlers: they get ids of their own, name their parameter, and can be
 * refused for it.
 */
export function nameByOwner(document: OpenAPIObject): void {
  for (const { path, operation } of eachOperation(document)) {
    if (!path.startsWith(BY_OWNER)) continue;
    operation.responses['403'] ??= problemResponse(403);
    operation.operationId = `${operation.operationId ?? ''}OfUser`;
    const others = (operation.parameters ?? []).filter((each) => !('name' in each && each.name === 'userId'));
    operation.parameters = [USER_ID, ...others];
  }
}
