import { provideLocationMocks } from '@angular/common/testing';
import { render, screen, within } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { provideTestHttp } from '../../testing/http';
import { someCounts } from '../../testing/todos';
import { TodoControls } from './todo-controls';
import { DEFAULT_VIEW, type TodoView } from './todo-view';

describe('TodoControls', () => {
  const user = userEvent.setup();
  const show = async (view: Partial<TodoView> = {}, counts = someCounts({ open: 7, tags: { home: 4 } })) => {
    const viewChange = jest.fn();
    await render(TodoControls, {
      providers: [provideTestHttp(), provideLocationMocks()],
      inputs: { view: { ...DEFAULT_VIEW, ...view }, counts },
      on: { viewChange },
    });
    return viewChange;
  };
  const openFilters = () => user.click(screen.getByRole('button', { name: /^Filters/ }));
  const choice = (group: string, name: string) =>
    within(screen.getByRole('group', { name: group })).getByRole('button', { name });

  it('says how many there are of each status', async () => {
    await show();
    expect(screen.getByRole('link', { name: 'Open 7' })).toHaveAttribute('aria-current', 'true');
    expect(screen.getByRole('link', { name: 'Completed 0' })).toBeInTheDocument();
  });

  it('says how much each filter would show, and which are on', async () => {
    await show({ priority: ['high'], tag: ['gone'] });
    await openFilters();
    expect(choice('Priority', 'High 3')).toHaveAttribute('aria-pressed', 'true');
    expect(choice('Priority', 'Low 1')).toHaveAttribute('aria-pressed', 'false');
    expect(choice('Tags', 'home 4')).toHaveAttribute('aria-pressed', 'false');
    expect(choice('Tags', 'gone')).toHaveAttribute('aria-pressed', 'true');
    expect(choice('Due', 'Any time')).toHaveAttribute('aria-pressed', 'true');
  });

  it.each<[string, string, Partial<TodoView>]>([
    ['Priority', 'Low 1', { priority: ['low', 'high'] }],
    ['Priority', 'High 3', { priority: [] }],
    ['Tags', 'home 4', { tag: ['garden', 'home'] }],
    ['Tags', 'garden', { tag: [] }],
    ['Due', 'Overdue', { due: 'overdue' }],
    ['Due', 'Today', { due: 'any' }],
  ])('%s, %s asks for %j', async (group, name, change) => {
    const viewChange = await show({ priority: ['high'], tag: ['garden'], due: 'today' });
    await openFilters();
    await user.click(choice(group, name));
    expect(viewChange).toHaveBeenCalledWith(change);
  });

  it('clears all filters at once, and leaves the search', async () => {
    const viewChange = await show({ priority: ['high'], tag: ['home'], due: 'today', search: 'milk' });
    expect(screen.getByRole('button', { name: 'Filters, 3 on' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(viewChange).toHaveBeenCalledWith({ priority: [], tag: [], due: 'any' });
    expect(screen.getByRole('button', { name: /^Filters/ })).toHaveFocus();
  });

  it('tells how many are found, when asked for some of them', async () => {
    await show({ search: 'milk' });
    expect(screen.getByRole('status')).toHaveTextContent('7 to-dos found');
  });

  it('offers to clear only what is on', async () => {
    await show();
    expect(screen.getByRole('status')).toHaveTextContent(/^$/);
    expect(screen.queryByRole('button', { name: 'Clear filters' })).not.toBeInTheDocument();
  });

  describe('sorting', () => {
    const open = () => user.click(screen.getByRole('button', { name: /^Sort/ }));
    const item = (name: string) => screen.getByRole('menuitemradio', { name });

    it('says what the list is sorted by', async () => {
      await show({ sort: '-dueOn' });
      expect(screen.getByRole('button', { name: 'Sort: Due date, latest first' })).toBeInTheDocument();
      await open();
      expect(item('Due date')).toHaveAttribute('aria-checked', 'true');
      expect(item('latest first')).toHaveAttribute('aria-checked', 'true');
      expect(item('soonest first')).toHaveAttribute('aria-checked', 'false');
    });

    it.each([
      ['Date added', '-createdAt'],
      ['Last change', '-updatedAt'],
      ['Due date', 'dueOn'],
      ['Priority', '-priority'],
      ['My order', 'position'],
      ['Z to A', '-title'],
    ])('by %s asks for %s', async (name, sort) => {
      const viewChange = await show({ sort: 'title' });
      await open();
      await user.click(item(name));
      expect(viewChange).toHaveBeenCalledWith({ sort });
    });
  });
});
