import { isUUID } from 'class-validator';
import { invalid } from '../../errors/problems.ts';

/** @returns the place after the event `id`, as opaque text for the client to send back. */
export function encodeCursor(id: string): string {
  return Buffer.from(id).toString('base64url');
}

/** @throws {Problem} 400 `validation_failed` for anything `encodeCursor` did not make. */
export function decodeCursor(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString();
  if (isUUID(id, 7) && id === id.toLowerCase() && encodeCursor(id) === cursor) return id;
  throw invalid([{ pointer: '/cursor', detail: 'cursor is not one that this list gave out.' }]);
}
