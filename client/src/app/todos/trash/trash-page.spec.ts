import { provideLocationMocks } from '@angular/common/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { render, screen, within } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { pretendDialogsOpen } from '../../../testing/dialogs';
import type { FakeNotices } from '../../../testing/fake-notices';
import { expectRequest, provideTestHttp, refuse, settle } from '../../../testing/http';
import { aTodo } from '../../../testing/todos';
import { Notices } from '../../ui/notices';
import type { TrashedTodo } from './trash-api';
import { TrashPage } from './trash-page';

describe('TrashPage', () => {
  const user = userEvent.setup();
  const trashed = (title: string, deletedAt: string): TrashedTodo => ({ ...aTodo({ title }), deletedAt });
  const milk = trashed('Milk', new Date().toISOString());
  const bread = trashed('Bread', '2020-01-01T00:00:00Z');
  const notices = () => (TestBed.inject(Notices) as unknown as FakeNotices).shown;
  const titles = () =>
    screen.queryAllByRole('listitem').map((row) => row.querySelector('.title')?.textContent);
  const dialog = () => within(screen.getByRole('dialog'));
  const press = (name: string) => user.click(screen.getByRole('button', { name }));

  let fixture: ComponentFixture<TrashPage>;
  const rest = async () => {
    await settle();
    await fixture.whenStable();
  };

  const open = async (items: TrashedTodo[], nextCursor: string | null = null) => {
    pretendDialogsOpen();
    ({ fixture } = await render(TrashPage, { providers: [provideTestHttp(), provideLocationMocks()] }));
    (await expectRequest('/api/todos/trash')).flush({ items, nextCursor });
    await rest();
  };

  it('says how long things stay', async () => {
    await open([milk, bread]);
    expect(screen.getByText(/Removed in 29 days/)).toBeInTheDocument();
    expect(screen.getByText(/Removed today/)).toBeInTheDocument();
  });

  it('says so when it is empty, and offers nothing to empty', async () => {
    await open([]);
    expect(screen.getByRole('heading', { name: 'The trash is empty' })).toBeInTheDocument();
    expect(screen.getByText(/stays here for 30 days/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Empty trash' })).not.toBeInTheDocument();
  });

  it('comes in pages', async () => {
    await open([milk], 'next');
    await press('Load more');
    const request = await expectRequest('/api/todos/trash');
    expect(request.request.params.get('cursor')).toBe('next');
    request.flush({ items: [bread], nextCursor: null });
    await rest();
    expect(titles()).toEqual(['Milk', 'Bread']);
  });

  it('gives one back, and the focus to the next', async () => {
    await open([milk, bread]);
    await press('Restore Milk');
    expect(titles()).toEqual(['Bread']);
    expect(screen.getByRole('button', { name: 'Restore Bread' })).toHaveFocus();
    (await expectRequest(`/api/todos/${milk.id}/restore`, 'POST')).flush(milk);
    await rest();
    expect(notices()).toEqual(['“Milk” is back among your to-dos.']);
  });

  it('takes back what the server refuses, with the reason', async () => {
    await open([milk, bread]);
    await press('Restore Milk');
    refuse(await expectRequest(`/api/todos/${milk.id}/restore`, 'POST'), 404, 'not_found');
    await rest();
    expect(titles()).toEqual(['Milk', 'Bread']);
    expect(notices()).toEqual(['“Milk” was not restored. This is no longer here.']);
  });

  it('asks before it removes one for good', async () => {
    await open([milk, bread]);
    await press('Remove Milk for good');
    expect(dialog().getByRole('heading', { name: 'Remove “Milk” for good?' })).toBeInTheDocument();
    await user.click(dialog().getByRole('button', { name: 'Cancel' }));
    expect(titles()).toEqual(['Milk', 'Bread']);
    await press('Remove Milk for good');
    await user.click(dialog().getByRole('button', { name: 'Remove for good' }));
    expect(titles()).toEqual(['Bread']);
    (await expectRequest(`/api/todos/trash/${milk.id}`, 'DELETE')).flush(null);
    await rest();
    expect(notices()).toEqual(['Removed for good.']);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('asks before it is emptied', async () => {
    await open([milk, bread]);
    await press('Empty trash');
    await user.click(dialog().getByRole('button', { name: 'Empty trash' }));
    (await expectRequest('/api/todos/trash', 'DELETE')).flush({ removed: 2 });
    await rest();
    expect(screen.getByRole('heading', { name: 'The trash is empty' })).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'Trash' })).toHaveFocus();
  });

  it('is as it was when it cannot be emptied', async () => {
    await open([milk]);
    await press('Empty trash');
    await user.click(dialog().getByRole('button', { name: 'Empty trash' }));
    refuse(await expectRequest('/api/todos/trash', 'DELETE'), 503, 'unavailable');
    await rest();
    expect(titles()).toEqual(['Milk']);
    expect(notices()[0]).toMatch(/^The trash was not emptied. Latchlist cannot be reached/);
  });
});
