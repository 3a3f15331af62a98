import { aTodo } from '../../testing/todos';
import type { Todo } from './todo';
import { matchesFilter, queryOf } from './todo-query';
import { DEFAULT_VIEW, type TodoView } from './todo-view';

describe('a question to the server', () => {
  const asked = (view: Partial<TodoView>) => queryOf({ ...DEFAULT_VIEW, ...view }, '2026-12-28');

  it.each<[TodoView['due'], string | null, string | null]>([
    ['any', null, null],
    ['overdue', null, '2026-12-27'],
    ['today', '2026-12-28', '2026-12-28'],
    ['week', '2026-12-28', '2027-01-03'],
  ])('for what is due %s is from %s to %s', (due, dueFrom, dueTo) =>
    expect(asked({ due })).toMatchObject({ dueFrom, dueTo }),
  );

  it.each<[string, Partial<TodoView>, Partial<Todo>, boolean]>([
    ['an open one', {}, {}, true],
    ['a completed one among the open', {}, { completed: true }, false],
    ['a completed one among all', { status: 'all' }, { completed: true }, true],
    ['one of the priorities', { priority: ['low', 'high'] }, { priority: 'high' }, true],
    ['another priority', { priority: ['low'] }, { priority: 'high' }, false],
    ['one with all the tags', { tag: ['a', 'b'] }, { tags: ['a', 'b', 'c'] }, true],
    ['one with some of the tags', { tag: ['a', 'b'] }, { tags: ['a'] }, false],
    ['one due in time', { due: 'week' }, { dueOn: '2027-01-03' }, true],
    ['one due later', { due: 'week' }, { dueOn: '2027-01-04' }, false],
    ['one due before', { due: 'week' }, { dueOn: '2026-12-27' }, false],
    ['one that is not due', { due: 'overdue' }, { dueOn: null }, false],
  ])('%s: %j', (_, view, todo, passes) => expect(matchesFilter(aTodo(todo), asked(view))).toBe(passes));
});
