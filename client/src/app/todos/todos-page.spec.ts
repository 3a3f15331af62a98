import { provideLocationMocks } from '@angular/common/testing';
import { DeferBlockBehavior, TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { render, screen, waitFor, within } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { expectRequest, provideTestHttp, refuse } from '../../testing/http';
import { pretendScreenIs } from '../../testing/match-media';
import { aTodo } from '../../testing/todos';
import type { Todo } from './todo';
import type { TodoView } from './todo-view';
import { TodosPage } from './todos-page';

describe('TodosPage', () => {
  const user = userEvent.setup();
  const milk = aTodo({ title: 'Milk', description: 'Two litres', priority: 'high', dueOn: '2020-01-01' });
  const bread = aTodo({ title: 'Bread' });

  const open = async (
    inputs: Partial<Record<'userId' | Exclude<keyof TodoView, 'tag'>, string>> & { tag?: string[] } = {},
  ) => {
    pretendScreenIs('wide');
    await render(TodosPage, {
      providers: [provideTestHttp(), provideLocationMocks()],
      deferBlockBehavior: DeferBlockBehavior.Playthrough,
      inputs,
    });
    return expectRequest(inputs.userId ? `/api/users/${inputs.userId}/todos` : '/api/todos');
  };
  const openWith = async (...items: Todo[]) => (await open()).flush({ items, nextCursor: null });

  it('asks for the part of the list that the address names', async () => {
    expect((await open({ status: 'completed' })).request.params.get('status')).toBe('completed');
  });

  it('takes an unknown part for the open ones', async () => {
    expect((await open({ status: 'nonsense' })).request.params.get('status')).toBe('open');
  });

  it('asks for filters, order and search that the address names', async () => {
    const { request } = await open({ priority: 'high', tag: ['a', 'b'], search: 'milk', sort: 'dueOn' });
    expect(request.params.toString()).toBe(
      'status=open&priority=high&tag=a&tag=b&search=milk&sort=dueOn&limit=100',
    );
  });

  it('says when nothing is found, apart from nothing being there', async () => {
    (await open({ search: 'milk', tag: ['a'] })).flush({ items: [], nextCursor: null });
    expect(await screen.findByRole('heading', { name: 'Nothing found for “milk”' })).toBeInTheDocument();
    const router = TestBed.inject(Router);
    await router.navigateByUrl('/todos?search=milk&tag=a&status=all');
    await user.click(screen.getByRole('button', { name: 'Clear search and filters' }));
    await waitFor(() => expect(router.url).toBe('/todos?status=all'));
    expect(screen.getByRole('button', { name: /^Filters/ })).toHaveFocus();
  });

  it('says when the filters leave nothing', async () => {
    (await open({ due: 'today' })).flush({ items: [], nextCursor: null });
    expect(await screen.findByRole('heading', { name: 'No to-do meets these filters' })).toBeInTheDocument();
  });

  it('shows the tags', async () => {
    await openWith(aTodo({ tags: ['home', 'garden'] }));
    expect(await screen.findByText('home')).toBeInTheDocument();
    expect(screen.getByText('garden')).toBeInTheDocument();
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
      await screen.findByRole('complementary');
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
        tags: [],
      });
      request.flush({ ...milk, title: 'Oat milk' });
      expect(await screen.findByRole('button', { name: 'Edit Oat milk' })).toHaveFocus();
    });

    it('gives and takes tags', async () => {
      await user.type(panel().getByLabelText('Add a tag'), 'home{Enter}shop');
      await user.click(panel().getByRole('button', { name: 'Remove tag home' }));
      expect(panel().getByRole('button', { name: 'Save' })).toHaveAttribute('aria-busy', 'false'); // by Enter
      await save();
      const request = await expectRequest(`/api/todos/${milk.id}`, 'PATCH');
      expect(request.request.body).toMatchObject({ tags: ['shop'] });
    });

    it('leaves the focus near the list when the change takes the to-do out of it', async () => {
      await user.type(title(), '!');
      await save();
      (await expectRequest(`/api/todos/${milk.id}`, 'PATCH')).flush({ ...milk, completed: true });
      await waitFor(() => expect(screen.getByRole('button', { name: /^Filters/ })).toHaveFocus());
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
