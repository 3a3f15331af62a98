import { describe, expect, it } from '@jest/globals';
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import { decodeCursor, encodeCursor } from './cursor.ts';

const id = '01a1fc29-b6d6-72de-896b-7b93ba13484d';

describe('a cursor', () => {
  it('comes back as the id it was made of', () => {
    const some = uuidv7();
    expect(decodeCursor(encodeCursor(some))).toBe(some);
  });

  it.each([
    ['nothing', ''],
    ['text', 'hello'],
    ['an id as it is', id],
    ['an id that is no event’s', encodeCursor(uuidv4())],
    ['another spelling of an id', encodeCursor(id.toUpperCase())],
    ['SQL', encodeCursor(`${id}' OR true--`)],
    ['trailing rubbish', `${encodeCursor(id)}AA`],
    ['another spelling of the same bytes', `${encodeCursor(id)}=`],
  ])('of %s is refused', (_, cursor) => {
    expect(() => decodeCursor(cursor)).toThrow('cursor is not one that this list gave out.');
  });
});
