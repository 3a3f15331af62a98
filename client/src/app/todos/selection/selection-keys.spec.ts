import { TestBed } from '@angular/core/testing';
import { render, screen } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { expectRequest, provideTestHttp } from '../../../testing/http';
import { viewed } from '../../../testing/test-list';
import { aTodo } from '../../../testing/todos';
import { TodosStore } from '../todos-store';
import { Selection } from './selection';
import { SelectionKeys } from './selection-keys';

describe('SelectionKeys', () => {
  const user = userEvent.setup();
  const milk = aTodo({ title: 'Milk', id: 'milk' });

  const goToBar = jest.fn();

  beforeEach(async () => {
    const row = '<div data-todo="milk"><button>Milk</button><input aria-label="Title" /></div>';
    await render(`<div appSelectionKeys (barWanted)="goToBar()">${row}</div>`, {
      componentProperties: { goToBar },
      imports: [SelectionKeys],
      providers: [provideTestHttp(), TodosStore, Selection],
    });
    const shown = TestBed.inject(TodosStore).show(undefined, viewed());
    (await expectRequest('/api/todos')).flush({ items: [milk], nextCursor: null });
    await shown;
  });
  const selection = () => TestBed.inject(Selection);

  it('leaves the keys of a field in a row to the field', async () => {
    await user.type(screen.getByLabelText('Title'), 'x{Control>}a{/Control}');
    expect(selection().active()).toBe(false);
    expect(screen.getByLabelText('Title')).toHaveValue('x');
    screen.getByRole('button').focus();
    await user.keyboard('x');
    expect(selection().has('milk')).toBe(true);
    await user.type(screen.getByLabelText('Title'), '{Escape}');
    expect(selection().active()).toBe(true);
  });

  it('leads to the bar, when there is one', async () => {
    screen.getByRole('button').focus();
    await user.keyboard('a');
    expect(goToBar).not.toHaveBeenCalled();
    await user.keyboard('xa');
    expect(goToBar).toHaveBeenCalledTimes(1);
  });

  it('leaves keys pressed with others to the browser', async () => {
    screen.getByRole('button').focus();
    await user.keyboard('{Control>}x{/Control}{Alt>}a{/Alt}');
    expect(selection().active()).toBe(false);
  });
});
