import { TestBed } from '@angular/core/testing';
import { expectRequest } from '../../../testing/http';
import { TestList } from '../../../testing/test-list';
import { aTodo } from '../../../testing/todos';
import { draftTodo } from '../todo';
import { Selection } from './selection';

describe('the selection', () => {
  const todos = ['a', 'b', 'c', 'd'].map((title) => aTodo({ title, id: title }));
  const [a, b, c] = todos;
  let list: TestList;
  let selection: Selection;
  const chosen = () => selection.todos().map(({ title }) => title);

  beforeEach(async () => {
    list = new TestList(Selection);
    selection = TestBed.inject(Selection);
    await list.show(todos, 'next');
  });

  it('starts empty, and with the first one chosen', () => {
    expect([selection.active(), selection.count()]).toEqual([false, 0]);
    selection.toggle('b');
    expect([selection.active(), chosen()]).toEqual([true, ['b']]);
    selection.toggle('b');
    expect([selection.active(), chosen()]).toEqual([true, []]);
  });

  it('takes a range from the one chosen last, either way, and keeps what was chosen', () => {
    selection.toggle('a');
    selection.toggle('c');
    selection.extendTo('d');
    expect(chosen()).toEqual(['a', 'c', 'd']);
    selection.extendTo('b');
    expect(chosen()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('takes one where there is nothing for a range to go from', () => {
    selection.extendTo('c');
    expect(chosen()).toEqual(['c']);
    selection.clear();
    selection.extendTo('a');
    expect(chosen()).toEqual(['a']);
  });

  it('takes all that is shown, and forgets all when it is left', () => {
    selection.selectAll();
    expect([selection.count(), selection.all()]).toEqual([4, true]);
    selection.stop();
    selection.start();
    expect(chosen()).toEqual([]);
  });

  it('survives another page', async () => {
    selection.selectAll();
    const more = list.store.loadMore();
    const e = aTodo({ title: 'e' });
    (await expectRequest('/api/todos')).flush({ items: [e], nextCursor: null });
    await more;
    expect(chosen()).toEqual(['a', 'b', 'c', 'd']);
    expect(selection.all()).toBe(false);
  });

  it('survives a reload of the list, without what is shown no longer', async () => {
    selection.toggle('a');
    selection.toggle('b');
    const reloaded = list.store.reload();
    expect(selection.active()).toBe(true);
    (await expectRequest('/api/todos')).flush({ items: [b, c], nextCursor: null });
    await reloaded;
    expect(chosen()).toEqual(['b']);
    list.store.put(a ?? aTodo());
    expect(chosen()).toEqual(['b']);
  });

  it('drops what is completed in a list of open ones, for good', () => {
    selection.toggle('a');
    selection.toggle('b');
    list.store.replace('a', (todo) => ({ ...todo, completed: true }));
    expect([chosen(), selection.count()]).toEqual([['b'], 1]);
    list.store.replace('a', (todo) => ({ ...todo, completed: false }));
    expect(chosen()).toEqual(['b']);
  });

  it('ends when there is nothing left to choose, and does not come back by itself', () => {
    selection.selectAll();
    list.store.takeAll(todos);
    expect([selection.active(), selection.possible()]).toEqual([false, false]);
    list.store.putAll(todos);
    expect([selection.active(), chosen()]).toEqual([false, []]);
    selection.keep(todos.slice(0, 2));
    expect([selection.active(), chosen()]).toEqual([true, ['a', 'b']]);
  });

  it('has none that is only being added', () => {
    const draft = draftTodo('new');
    list.store.put(draft);
    selection.toggle(draft.id);
    expect(selection.active()).toBe(false);
    selection.selectAll();
    expect(chosen()).toEqual(['a', 'b', 'c', 'd']);
  });
});
