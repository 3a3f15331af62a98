import { fireEvent, render, screen, waitFor } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { aTodo } from '../../testing/todos';
import { Selection } from './selection/selection';
import { draftTodo, type Todo } from './todo';
import { TodoList } from './todo-list';

const NEVER = new Promise<void>(() => undefined);

describe('TodoList', () => {
  const user = userEvent.setup();
  const [milk, bread, eggs] = ['Milk', 'Bread', 'Eggs'].map((title) => aTodo({ title })) as [
    Todo,
    Todo,
    Todo,
  ];
  const gone = jest.fn();
  const titleOf = (title: string) => screen.getByRole('button', { name: `Edit ${title}` });

  const show = async (inputs: Partial<{ todos: Todo[]; hasMore: boolean; movable: boolean }> = {}) => {
    const on = {
      complete: jest.fn(),
      delete: jest.fn(),
      rename: jest.fn(),
      move: jest.fn(),
      nearEnd: jest.fn(),
    };
    await render(TodoList, { inputs: { todos: [milk, bread, eggs], ...inputs }, on });
    return on;
  };

  it('walks by keys, and stays at the ends', async () => {
    await show();
    titleOf('Milk').focus();
    await user.keyboard('j{ArrowDown}j');
    expect(titleOf('Eggs')).toHaveFocus();
    await user.keyboard('k');
    expect(titleOf('Bread')).toHaveFocus();
    await user.keyboard('{Home}');
    expect(titleOf('Milk')).toHaveFocus();
    await user.keyboard('{End}');
    expect(titleOf('Eggs')).toHaveFocus();
  });

  describe('before all rows are drawn', () => {
    beforeEach(() => void Object.assign(globalThis, { scheduler: { yield: () => NEVER } }));
    afterEach(() => {
      Reflect.deleteProperty(globalThis, 'scheduler');
      Object.assign(window, { scrollY: 0 });
    });

    it('goes to one that is not there yet', async () => {
      await show();
      expect(screen.getAllByRole('listitem')).toHaveLength(1);
      titleOf('Milk').focus();
      await user.keyboard('{End}');
      expect(titleOf('Eggs')).toHaveFocus();
    });

    it('leaves no gap for who scrolls', async () => {
      await show();
      expect(screen.getAllByRole('listitem')).toHaveLength(1);
      Object.assign(window, { scrollY: 10 });
      fireEvent.scroll(window);
      await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(3));
    });
  });

  it('does by keys what the row can do', async () => {
    const on = await show();
    titleOf('Bread').focus();
    await user.keyboard('c{Delete}e{F2}{Alt>}{ArrowUp}{ArrowDown}{/Alt}');
    expect(on.complete).toHaveBeenCalledWith({ todo: bread, completed: true });
    expect(on.delete).toHaveBeenCalledWith(bread);
    expect(on.rename.mock.calls).toEqual([[bread], [bread]]);
    expect(on.move.mock.calls).toEqual([
      [{ todo: bread, to: 0, byKey: true }],
      [{ todo: bread, to: 2, byKey: true }],
    ]);
  });

  it('deletes no row after row while the key is held down', async () => {
    const on = await show();
    titleOf('Bread').focus();
    fireEvent.keyDown(titleOf('Bread'), { key: 'Delete', repeat: true });
    expect(on.delete).not.toHaveBeenCalled();
    fireEvent.keyDown(titleOf('Bread'), { key: 'j', repeat: true });
    expect(titleOf('Eggs')).toHaveFocus();
  });

  it('leaves what is still being added alone', async () => {
    const draft = draftTodo('Tea');
    const on = await show({ todos: [draft, milk] });
    fireEvent.keyDown(screen.getByText('Tea'), { key: 'Delete' });
    expect(on.delete).not.toHaveBeenCalled();
  });

  it('only walks while many are chosen', async () => {
    const selection = { active: () => true, has: () => false };
    await render(TodoList, {
      inputs: { todos: [milk, bread], movable: true },
      providers: [{ provide: Selection, useValue: selection }],
      on: { delete: gone, complete: gone, rename: gone, move: gone },
    });
    const [first, second] = screen.getAllByRole('button', { name: /^Select/ });
    first?.focus();
    await user.keyboard('{Delete}ce{Alt>}{ArrowDown}{/Alt}j');
    expect(gone).not.toHaveBeenCalled();
    expect(second).toHaveFocus();
    expect(screen.queryByRole('button', { name: /^Move/ })).not.toBeInTheDocument();
  });

  it('says where each stands, and of how many when that is known', async () => {
    await show();
    const second = screen.getAllByRole('listitem')[1];
    expect(second).toHaveAttribute('aria-posinset', '2');
    expect(second).toHaveAttribute('aria-setsize', '3');
  });

  it('asks for more when the end is near, and does not know how many there are', async () => {
    const on = await show({ hasMore: true });
    expect(screen.getAllByRole('listitem')[1]).toHaveAttribute('aria-setsize', '-1');
    expect(on.nearEnd).toHaveBeenCalledTimes(1);
  });

  it('has handles only where one gives an order', async () => {
    await show();
    expect(screen.queryByRole('button', { name: 'Move Milk' })).not.toBeInTheDocument();
  });

  it('moves by the menu of the handle', async () => {
    const on = await show({ movable: true });
    for (const [item, to] of [
      ['Move up', 0],
      ['Move down', 2],
      ['To the top', 'top'],
      ['To the bottom', 'bottom'],
    ] as const) {
      await user.click(screen.getByRole('button', { name: 'Move Bread' }));
      await user.click(await screen.findByRole('menuitem', { name: item }));
      expect(on.move).toHaveBeenLastCalledWith({ todo: bread, to });
    }
  });
});
