import { provideLocationMocks } from '@angular/common/testing';
import { render, screen, within } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { expectRequest, provideTestHttp, refuse } from '../../testing/http';
import { pretendScreenIs } from '../../testing/match-media';
import { aTodo } from '../../testing/todos';
import type { Todo } from './todo';
import { TodosPage } from './todos-page';

describe('TodosPage', () => {
  const user = userEvent.setup();
  const milk = aTodo({ title: 'Milk', description: 'Two litres', priority: 'high', dueOn: '2020-01-01' });
  const bread = aTodo({ title: 'Bread' });

  const open = async (inputs: { userId?: string; status?: string } = {}) => {
    pretendScreenIs('wide');
    await render(TodosPage, { providers: [provideTestHttp(), provideLocationMocks()], inputs });
    return expectRequest(inputs.userId ? `/api/users/${inputs.userId}/todos` : '/api/todos');
  };
  const openWith = async (...items: Todo[]) => (await open()).flush({ items, nextCursor: null });

  it('asks for the part of the list that the address names', async () => {
    expect((await open({ status: 'completed' })).request.params.get('status')).toBe('completed');
  });

  it('takes an unknown part for the open ones', async () => {
    expect((await open({ status: 'nonsense' })).request.params.get('status')).toBe('open');
  });

  it('shows what stands out in words', async () => {
    await openWith(milk);
    expect(await screen.findByText(/^Overdue, /)).toBeInTheDocument();
    expect(screen.getByText('High priority')).toBeInTheDocument();
  });

  it('says that there is nothing to do', async () => {
    await openWith();
    expect(await screen.findByRole('heading', { name: 'Nothing to do' })).toBeInTheDocument();
  });

  it("has a notice with a way back for another user's list", async () => {
    refuse(await open({ userId: 'bob' }), 403, 'not_owner');
    expect(
      await screen.findByRole('heading', { name: 'You have no access to this list' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Back to my to-dos' })).toHaveAttribute('href', '/todos');
    expect(screen.queryByLabelText('New to-do')).not.toBeInTheDocument();
  });

  it('tries again after a failure', async () => {
    refuse(await open(), 500, 'unexpected');
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    (await expectRequest('/api/todos')).flush({ items: [milk], nextCursor: null });
    expect(await screen.findByText('Milk')).toBeInTheDocument();
  });

  it('moves the focus to the next row when one goes', async () => {
    await openWith(milk, bread);
    await user.click(await screen.findByRole('checkbox', { name: 'Done: Milk' }));
    expect(screen.queryByText('Milk')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Edit Bread' })).toHaveFocus();
    (await expectRequest(`/api/todos/${milk.id}`, 'PATCH')).flush({ ...milk, completed: true });
  });

  describe('editing', () => {
    const panel = () => within(screen.getByRole('complementary', { name: 'Edit to-do' }));
    const title = () => panel().getByLabelText('Title');
    const save = () => user.click(panel().getByRole('button', { name: 'Save' }));

    beforeEach(async () => {
      await openWith(milk, bread);
      await user.click(await screen.findByRole('button', { name: 'Edit Milk' }));
    });

    it('happens beside the list, and gives the focus back', async () => {
      expect(title()).toHaveFocus();
      await user.clear(title());
      await user.type(title(), 'Oat milk');
      await save();
      const request = await expectRequest(`/api/todos/${milk.id}`, 'PATCH');
      expect(request.request.body).toEqual({
        title: 'Oat milk',
        description: 'Two litres',
        dueOn: '2020-01-01',
        priority: 'high',
      });
      request.flush({ ...milk, title: 'Oat milk' });
      expect(await screen.findByRole('button', { name: 'Edit Oat milk' })).toHaveFocus();
    });

    it('keeps what was typed when the server refuses, and says why', async () => {
      await user.type(title(), '!');
      await save();
      refuse(await expectRequest(`/api/todos/${milk.id}`, 'PATCH'), 503, 'unavailable');
      expect(await screen.findByRole('alert')).toHaveTextContent('Latchlist cannot be reached.');
      expect(title()).toHaveValue('Milk!');
    });

    it('does not drop unsaved changes for another to-do', async () => {
      await user.type(title(), '!');
      await user.click(screen.getByRole('button', { name: 'Edit Bread' }));
      expect(title()).toHaveValue('Milk!');
    });
  });
});
