import { describe, expect, it } from '@jest/globals';
import { decodeCursor, encodeCursor } from './cursor.ts';

const position = {
  createdAt: new Date('2026-11-21T03:04:05.678Z'),
  id: '01a1fc29-b6d6-72de-896b-7b93ba13484d',
};

describe('a cursor', () => {
  it('comes back as the position it was made of', () => {
    expect(decodeCursor(encodeCursor(position))).toEqual(position);
  });

  it.each([
    ['nothing', ''],
    ['text', 'hello'],
    ['another id', Buffer.from('123.abc').toString('base64url')],
    ['a negative time', Buffer.from(`-1.${position.id}`).toString('base64url')],
    ['trailing rubbish', `${encodeCursor(position)}AA`],
    ['another spelling of the same bytes', `${encodeCursor(position)}=`],
  ])('of %s is refused', (_, cursor) => {
    expect(() => decodeCursor(cursor)).toThrow('cursor is not one that this list gave out.');
  });
});
