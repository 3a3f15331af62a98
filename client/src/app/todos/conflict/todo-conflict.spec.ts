import { DeferBlockBehavior } from '@angular/core/testing';
import { provideLocationMocks } from '@angular/common/testing';
import { TestBed } from '@angular/core/testing';
import { render, screen, waitFor, within } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import type { FakeNotices } from '../../../testing/fake-notices';
import { expectRequest, provideTestHttp, refuse } from '../../../testing/http';
import { pretendScreenIs } from '../../../testing/match-media';
import { aTodo } from '../../../testing/todos';
import { Notices } from '../../ui/notices';
import type { Todo } from '../todo';
import { TodosPage } from '../todos-page';

describe('saving what another device has changed meanwhile', () => {
  const user = userEvent.setup();
  const milk = aTodo({ title: 'Milk', description: 'Two litres', tags: ['shop'], version: 3 });
  const path = `/api/todos/${milk.id}`;
  const panel = () => within(screen.getByRole('complementary', { name: 'Edit to-do' }));
  const heading = () => screen.findByRole('heading', { name: 'Changed elsewhere meanwhile' });
  const group = (name: string) => within(panel().getByRole('group', { name }));
  const save = () => user.click(panel().getByRole('button', { name: 'Save' }));
  const patch = () => expectRequest(path, 'PATCH');
  const closed = () => waitFor(() => expect(screen.queryByRole('complementary')).not.toBeInTheDocument());
  const notices = () => (TestBed.inject(Notices) as unknown as FakeNotices).shown;

  /** The title is typed, and found changed when it is saved: this is how the to-do is by then. */
  const meet = async (newest: Partial<Todo> | null) => {
    await user.type(panel().getByLabelText('Title'), '!');
    await save();
    refuse(await patch(), 412, 'stale_version');
    const read = await expectRequest(path);
    if (newest) read.flush({ ...milk, version: 7, ...newest });
    else refuse(read, 404, 'not_found');
  };

  beforeEach(async () => {
    pretendScreenIs('wide');
    await render(TodosPage, {
      providers: [provideTestHttp(), provideLocationMocks()],
      deferBlockBehavior: DeferBlockBehavior.Playthrough,
    });
    (await expectRequest('/api/todos')).flush({ items: [milk], nextCursor: null });
    await user.click(await screen.findByRole('button', { name: 'Edit Milk' }));
  });

  it('says which version it was typed over', async () => {
    await save();
    const request = await patch();
    expect(request.request.headers.get('If-Match')).toBe('"3"');
    request.flush(milk);
  });

  it('brings together what was changed apart, and asks nothing', async () => {
    await meet({ description: 'Three litres', tags: ['shop', 'urgent'], completed: false });
    const second = await patch();
    expect(second.request.headers.get('If-Match')).toBe('"7"');
    expect(second.request.body).toMatchObject({
      title: 'Milk!',
      description: 'Three litres',
      tags: ['shop', 'urgent'],
    });
    second.flush({ ...milk, title: 'Milk!' });
    await waitFor(() => expect(notices()).toEqual(['Saved.']));
    await closed();
  });

  it('asks only about what both changed, with the focus there', async () => {
    await meet({ title: 'Oat milk', description: 'Three litres' });
    expect(await heading()).toHaveFocus();
    expect(panel().getAllByRole('group')).toHaveLength(1);
    expect(group('Title').getByRole('radio', { name: 'Yours Milk!' })).toBeChecked();
    expect(group('Title').getByRole('radio', { name: 'From elsewhere Oat milk' })).not.toBeChecked();
    expect(screen.getByRole('button', { name: 'Edit Oat milk' })).toBeInTheDocument();
  });

  it.each([
    ['From elsewhere Oat milk', 'Oat milk'],
    ['Yours Milk!', 'Milk!'],
  ])('saves “%s” when it is chosen, over the newest version', async (choice, title) => {
    await meet({ title: 'Oat milk', priority: 'high' });
    await heading();
    await user.click(group('Title').getByRole('radio', { name: choice }));
    await save();
    const request = await patch();
    expect(request.request.headers.get('If-Match')).toBe('"7"');
    expect(request.request.body).toMatchObject({ title, priority: 'high' });
    request.flush({ ...milk, title });
    await closed();
  });

  it('asks again when it was changed once more', async () => {
    await meet({ title: 'Oat milk' });
    await heading();
    await save();
    refuse(await patch(), 412, 'stale_version');
    (await expectRequest(path)).flush({ ...milk, title: 'Soy milk', version: 8 });
    expect(await screen.findByRole('radio', { name: 'From elsewhere Soy milk' })).toBeInTheDocument();
    await save();
    expect((await patch()).request.headers.get('If-Match')).toBe('"8"');
  });

  it('goes back to editing over the newest state, with all that was typed', async () => {
    await meet({ title: 'Oat milk', description: 'Three litres' });
    await heading();
    await user.click(panel().getByRole('button', { name: 'Back to editing' }));
    expect(panel().getByLabelText('Title')).toHaveValue('Milk!');
    expect(panel().getByLabelText('Description')).toHaveValue('Three litres');
    await waitFor(() => expect(panel().getByLabelText('Title')).toHaveFocus());
    await save();
    expect((await patch()).request.headers.get('If-Match')).toBe('"7"');
  });

  it('keeps the choice when it cannot be saved, and says why', async () => {
    await meet({ title: 'Oat milk' });
    await heading();
    await save();
    refuse(await patch(), 503, 'unavailable');
    expect(await screen.findByRole('alert')).toHaveTextContent('Latchlist cannot be reached.');
    expect(group('Title').getByRole('radio', { name: 'Yours Milk!' })).toBeChecked();
  });

  it('keeps what was typed when the to-do is gone, and saves it as a new one, once', async () => {
    await meet(null);
    expect(await screen.findByRole('alert')).toHaveTextContent('This to-do was deleted meanwhile.');
    expect(screen.queryByRole('button', { name: 'Edit Milk' })).not.toBeInTheDocument();
    expect(panel().getByLabelText('Title')).toHaveValue('Milk!');
    const again = () => user.click(panel().getByRole('button', { name: 'Save as a new to-do' }));
    await again();
    const first = await expectRequest('/api/todos', 'POST');
    expect(first.request.body).toMatchObject({ title: 'Milk!', description: 'Two litres', tags: ['shop'] });
    refuse(first, 503, 'unavailable');
    await screen.findByText(/cannot be reached/);
    await again();
    const second = await expectRequest('/api/todos', 'POST');
    expect(second.request.headers.get('Idempotency-Key')).toBe(first.request.headers.get('Idempotency-Key'));
    second.flush(aTodo({ title: 'Milk!' }));
    await waitFor(() => expect(notices()).toEqual(['Saved as a new to-do.']));
    await closed();
    expect(screen.getByRole('button', { name: 'Edit Milk!' })).toBeInTheDocument();
  });
});
