import fc from 'fast-check';
import { PRIORITIES } from '../todo';
import { type Editable, type Field, mergeTodo, withTheirs } from './todo-merge';

const editable = fc.record({
  title: fc.constantFrom('Milk', 'Bread', 'Eggs'),
  description: fc.constantFrom('', 'Two', 'Three'),
  dueOn: fc.constantFrom(null, '2026-11-21', '2027-01-01'),
  priority: fc.constantFrom(...PRIORITIES),
  tags: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')).map((tags) => tags.sort()),
});
const FIELDS: Field[] = ['title', 'description', 'dueOn', 'priority'];
const sides = (property: (base: Editable, mine: Editable, theirs: Editable) => void) =>
  fc.assert(fc.property(editable, editable, editable, property));

describe('two changes of the same to-do', () => {
  it('give the one, where the other changed nothing', () =>
    sides((base, changed) => {
      expect(mergeTodo(base, changed, base)).toEqual({ merged: changed, conflicts: [] });
      expect(mergeTodo(base, base, changed)).toEqual({ merged: changed, conflicts: [] });
    }));

  it('agree where both changed the same', () =>
    sides((base, changed) =>
      expect(mergeTodo(base, changed, changed)).toEqual({ merged: changed, conflicts: [] }),
    ));

  it('conflict in just what both changed, each to something else, whoever is asked', () =>
    sides((base, mine, theirs) => {
      const changed = FIELDS.filter((field) => new Set([base[field], mine[field], theirs[field]]).size === 3);
      expect(mergeTodo(base, mine, theirs).conflicts).toEqual(changed);
      expect(mergeTodo(base, theirs, mine).conflicts).toEqual(changed);
    }));

  it('take each field from a side that changed it, and mine where both did', () =>
    sides((base, mine, theirs) => {
      const { merged } = mergeTodo(base, mine, theirs);
      for (const field of FIELDS)
        expect(merged[field]).toBe(mine[field] === base[field] ? theirs[field] : mine[field]);
    }));

  it('come out the same from either side, once it is chosen', () =>
    sides((base, mine, theirs) => {
      const here = mergeTodo(base, mine, theirs);
      const there = mergeTodo(base, theirs, mine);
      expect(withTheirs(here.merged, theirs, here.conflicts)).toEqual(there.merged);
    }));

  it('keep each tag that a side gave, and none that a side took', () =>
    sides((base, mine, theirs) => {
      const { tags } = mergeTodo(base, mine, theirs).merged;
      for (const tag of ['a', 'b', 'c', 'd']) {
        const [was, ...now] = [base, mine, theirs].map((side) => side.tags.includes(tag));
        expect(tags.includes(tag)).toBe(was ? now.every(Boolean) : now.some(Boolean));
      }
    }));

  it('are asked about when there would be too many tags', () => {
    const base: Editable = { title: 'Milk', description: '', dueOn: null, priority: 'none', tags: [] };
    const tagged = (prefix: string) => ({
      ...base,
      tags: Array.from({ length: 12 }, (_, index) => `${prefix}${index}`),
    });
    const { merged, conflicts } = mergeTodo(base, tagged('a'), tagged('b'));
    expect(conflicts).toEqual(['tags']);
    expect(merged).toEqual(tagged('a'));
  });
});
