import { isUUID } from 'class-validator';
import { invalid } from '../errors/problems.ts';

/** The place of a row in the list, newest first: ties of `createdAt` are broken by `id`. */
export interface Position {
  createdAt: Date;
  id: string;
}

/** @returns the place as opaque text for the client to send back. */
export function encodeCursor({ createdAt, id }: Position): string {
  return Buffer.from(`${createdAt.getTime()}.${id}`).toString('base64url');
}

/** @throws {Problem} 400 `validation_failed` for anything `encodeCursor` did not make. */
export function decodeCursor(cursor: string): Position {
  const [, time, id] = /^(\d{1,15})\.(.+)$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (time && id && isUUID(id)) {
    const position = { createdAt: new Date(Number(time)), id };
    if (encodeCursor(position) === cursor) return position;
  }
  throw invalid([{ pointer: '/cursor', detail: 'cursor is not one that this list gave out.' }]);
}
