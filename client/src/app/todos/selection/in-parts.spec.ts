import fc from 'fast-check';
import { ApiError } from '../../api/api-error';
import { blamedBy, inParts } from './in-parts';

const refusal = (...places: number[]) =>
  new ApiError(
    'notFound',
    404,
    'not_found',
    '',
    places.map((place) => ({ field: `items/${place}/id`, message: '' })),
  );

describe('many things in parts', () => {
  it('are done each once, in order, up to the first part that fails', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer(), { maxLength: 40 }),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 0, max: 8 }),
        async (items, size, failing) => {
          const sent: number[][] = [];
          const outcome = await inParts(items, size, (part) => {
            if (sent.length === failing) return Promise.reject(refusal(0));
            sent.push([...part]);
            return Promise.resolve(part);
          });
          expect(sent.every((part) => part.length <= size)).toBe(true);
          expect(outcome.done).toEqual(sent.flat());
          expect([...outcome.done, ...outcome.left]).toEqual(items);
          expect(outcome.failure === null).toBe(outcome.left.length === 0);
          expect(outcome.blamed).toEqual(outcome.left.slice(0, 1));
        },
      ),
    );
  });

  it('are blamed by their place in the part that was refused', () => {
    expect(blamedBy(refusal(0, 10), Array.from('abcdefghijklm'))).toEqual(['a', 'k']);
    expect(
      blamedBy(new ApiError('validation', 400, '', '', [{ field: 'title', message: '' }]), ['a']),
    ).toEqual([]);
  });
});
