import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createSecretKey } from 'node:crypto';
import { Cursors } from './cursor.ts';

const key = (id: string, byte: number) => ({ id, key: createSecretKey(Buffer.alloc(32, byte)) });
const cursors = new Cursors([key('2', 2), key('1', 1)]);
const place = { value: 'Ä, "b"', id: '01a1fc29-b6d6-72de-896b-7b93ba13484d' };
const REFUSAL = 'cursor is not one that this list gave out in this order.';

describe('a cursor', () => {
  it('comes back as the place it was made of, whatever that is', () => {
    const values = fc.oneof(fc.string({ unit: 'binary' }), fc.integer());
    fc.assert(
      fc.property(values, fc.uuid(), fc.uuid(), (value, id, user) => {
        const wellFormed = typeof value === 'string' ? value.toWellFormed() : value;
        const cursor = cursors.encode(user, 'title', { value: wellFormed, id });
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(cursors.decode(user, 'title', cursor)).toEqual({ value: wellFormed, id });
      }),
    );
  });

  it('is still known after a change of secrets', () => {
    const old = new Cursors([key('1', 1)]).encode('ada', 'title', place);
    expect(cursors.decode('ada', 'title', old)).toEqual(place);
  });

  it.each([
    ['nothing', ''],
    ['text', 'hello'],
    ['a place without a seal', Buffer.from(JSON.stringify([place.value, place.id])).toString('base64url')],
    ['trailing rubbish', `${cursors.encode('ada', 'title', place)}AA`],
    ['another spelling of the same bytes', `${cursors.encode('ada', 'title', place)}=`],
    ['another user', cursors.encode('eve', 'title', place)],
    ['another order', cursors.encode('ada', '-title', place)],
    ['another server', new Cursors([key('2', 3)]).encode('ada', 'title', place)],
  ])('of %s is refused', (_, cursor) => {
    expect(() => cursors.decode('ada', 'title', cursor)).toThrow(REFUSAL);
  });

  it('with any one bit changed is refused', () => {
    const bytes = Buffer.from(cursors.encode('ada', 'title', place), 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => cursors.decode('ada', 'title', changed.toString('base64url'))).toThrow(REFUSAL);
    }
  });
});
