import { aTodo } from '../../testing/todos';
import type { Todo } from './todo';
import { compareBy, type Sort, sortOf } from './todo-sort';

describe('the order of the list', () => {
  const [a, b, c] = [
    aTodo({
      id: 'a',
      title: 'Zebra',
      priority: 'none',
      dueOn: null,
      position: 'a2',
      createdAt: '2026-01-03',
    }),
    aTodo({
      id: 'b',
      title: 'éa',
      priority: 'high',
      dueOn: '2026-02-01',
      position: 'a1',
      createdAt: '2026-01-01',
    }),
    aTodo({
      id: 'c',
      title: 'Eb',
      priority: 'low',
      dueOn: '2026-01-01',
      position: 'Zz',
      createdAt: '2026-01-02',
    }),
  ];

  it.each<[Sort, Todo[]]>([
    ['createdAt', [b, c, a]],
    ['-createdAt', [a, c, b]],
    ['dueOn', [c, b, a]],
    ['-dueOn', [b, c, a]],
    ['priority', [a, c, b]],
    ['-priority', [b, c, a]],
    ['title', [b, c, a]],
    ['-title', [a, c, b]],
    ['position', [c, b, a]],
  ])('by %s is the server’s', (sort, order) =>
    expect([a, b, c].sort(compareBy(sort)).map(({ id }) => id)).toEqual(order.map(({ id }) => id)),
  );

  it('breaks ties by id, both ways', () => {
    const same = { title: 'Milk' };
    const todos = [aTodo({ ...same, id: '2' }), aTodo({ ...same, id: '1' })];
    expect(todos.toSorted(compareBy('title')).map(({ id }) => id)).toEqual(['1', '2']);
    expect(todos.toSorted(compareBy('-title')).map(({ id }) => id)).toEqual(['2', '1']);
  });

  it('knows titles by code points', () => {
    const todos = [aTodo({ title: '\u{1F389}' }), aTodo({ title: '\u{FF21}' }), aTodo({ title: '' })];
    const titles = todos.sort(compareBy('title')).map(({ title }) => title);
    expect(titles).toEqual(['', '\u{FF21}', '\u{1F389}']);
  });

  it('is named by field and direction', () => {
    expect(sortOf('title', 'descending')).toBe('-title');
    expect(sortOf('title', 'ascending')).toBe('title');
  });
});
