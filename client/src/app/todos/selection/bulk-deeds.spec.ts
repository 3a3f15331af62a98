import fc from 'fast-check';
import { aTodo } from '../../../testing/todos';
import { PRIORITIES } from '../todo';
import { addTag, removeTag, setCompleted, setDueOn, setPriority, undoOf } from './bulk-deeds';

const tag = fc.constantFrom('a', 'b', 'c');
const todo = fc
  .record({
    completed: fc.boolean(),
    priority: fc.constantFrom(...PRIORITIES),
    dueOn: fc.constantFrom(null, '2026-11-21', '2027-01-01'),
    tags: fc.uniqueArray(tag).map((tags) => tags.sort()),
  })
  .map(aTodo);
const deed = fc.oneof(
  fc.boolean().map(setCompleted),
  fc.constantFrom(...PRIORITIES).map(setPriority),
  fc.constantFrom(null, '2026-11-21').map(setDueOn),
  tag.map(addTag),
  tag.map(removeTag),
);

describe('what is done to many', () => {
  it('is nothing to those that are so already', () =>
    fc.assert(
      fc.property(todo, deed, (before, { change }) => {
        expect(change({ ...before, ...change(before) })).toBeNull();
      }),
    ));

  it('is undone to what each was', () =>
    fc.assert(
      fc.property(todo, deed, (before, { change }) => {
        const after = { ...before, ...change(before) };
        const undone = { ...after, ...undoOf(change, [before])(after) };
        expect({ ...undone, tags: undone.tags.toSorted() }).toEqual(before);
      }),
    ));

  it('is undone without what another device gave and took', () => {
    const before = aTodo({ tags: ['home'] });
    const { change } = addTag('urgent');
    const since = { ...before, tags: ['elsewhere', 'urgent'] };
    expect(undoOf(change, [before])(since)).toEqual({ tags: ['elsewhere'] });
  });
});
