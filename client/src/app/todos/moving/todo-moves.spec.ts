import { TestBed } from '@angular/core/testing';
import { expectRequest, refuse, settle } from '../../../testing/http';
import { TestList } from '../../../testing/test-list';
import { aTodo } from '../../../testing/todos';
import type { Target } from './place-in-order';
import { TodoMoves } from './todo-moves';

describe('moving to-dos', () => {
  let list: TestList;
  let moves: TodoMoves;
  const [milk, bread, eggs] = ['Milk', 'Bread', 'Eggs'].map((title, index) =>
    aTodo({ title, position: `a${index}` }),
  ) as [ReturnType<typeof aTodo>, ReturnType<typeof aTodo>, ReturnType<typeof aTodo>];
  const put = (todo = milk) => expectRequest(`/api/todos/${todo.id}/position`, 'PUT');
  const move = (to: Target) => moves.move({ todo: milk, to });

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [TodoMoves] });
    list = new TestList();
    moves = TestBed.inject(TodoMoves);
    await list.show([milk, bread, eggs], null, { sort: 'position' });
  });

  it('shows it at once, tells the server what it is next to, and takes back with Undo', async () => {
    const moved = move(1);
    expect(list.titles()).toEqual(['Bread', 'Milk', 'Eggs']);
    const request = await put();
    expect(request.request.body).toEqual({ after: bread.id });
    request.flush({ ...milk, position: 'a1V', version: 2 });
    await moved;
    expect(list.titles()).toEqual(['Bread', 'Milk', 'Eggs']);
    expect(list.notices.shown).toEqual(['Moved to position 2 of 3.']);
    list.notices.lastAction?.run();
    expect(list.titles()).toEqual(['Milk', 'Bread', 'Eggs']);
    expect((await put()).request.body).toEqual({ before: bread.id });
  });

  it('puts it back with the reason when the server refuses', async () => {
    const moved = move('bottom');
    expect(list.titles()).toEqual(['Bread', 'Eggs', 'Milk']);
    refuse(await put(), 503, 'unavailable');
    await moved;
    expect(list.titles()).toEqual(['Milk', 'Bread', 'Eggs']);
    expect(list.notices.shown[0]).toMatch(/^“Milk” was not moved. Latchlist cannot be reached/);
  });

  it('sends one after the other, and shows where the last one ended', async () => {
    const both = [move(1), move(2)];
    const first = await put();
    expect(list.titles()).toEqual(['Bread', 'Eggs', 'Milk']);
    first.flush({ ...milk, position: 'a1V', version: 2 });
    const second = await put();
    expect(list.titles()).toEqual(['Bread', 'Eggs', 'Milk']);
    refuse(second, 503, 'unavailable');
    await Promise.all(both);
    expect(list.titles()).toEqual(['Bread', 'Milk', 'Eggs']); // where the first one took it
  });

  it('drops one that is gone, not one whose neighbour is', async () => {
    const beside = move(1);
    (await put()).flush(
      { code: 'not_found', errors: [{ pointer: '/after', detail: 'Gone.' }] },
      { status: 404, statusText: '' },
    );
    await beside;
    expect(list.titles()).toEqual(['Milk', 'Bread', 'Eggs']);
    const moved = move(1);
    refuse(await put(), 404, 'not_found');
    await moved;
    expect(list.titles()).toEqual(['Bread', 'Eggs']);
  });

  it('goes no further than the ends', async () => {
    await move(-1);
    await move(3);
    await settle();
    expect(list.titles()).toEqual(['Milk', 'Bread', 'Eggs']);
  });

  it('does not name a whole that is unknown', async () => {
    await list.show([milk, bread, eggs], 'next', { sort: 'position' });
    const moved = move(1);
    (await put()).flush({ ...milk, position: 'a1V' });
    await moved;
    expect(list.notices.shown).toEqual(['Moved to position 2.']);
  });
});
