import { provideLocationMocks } from '@angular/common/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { render, screen, within } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { pretendDialogsOpen } from '../../../testing/dialogs';
import type { FakeNotices } from '../../../testing/fake-notices';
import { expectRequest, provideTestHttp, refuse, settle } from '../../../testing/http';
import { Notices } from '../../ui/notices';
import type { Tag } from './tags-api';
import { TagsPage } from './tags-page';

describe('TagsPage', () => {
  const user = userEvent.setup();
  const home: Tag = { id: 'home-id', name: 'home', count: 3 };
  const shop: Tag = { id: 'shop-id', name: 'shop', count: 1 };
  const notices = () => (TestBed.inject(Notices) as unknown as FakeNotices).shown;
  const names = () => screen.queryAllByRole('listitem').map((row) => row.querySelector('.name')?.textContent);
  const dialog = () => within(screen.getByRole('dialog'));
  const press = (name: string) => user.click(screen.getByRole('button', { name }));
  const answer = (name: string) => user.click(dialog().getByRole('button', { name }));

  let fixture: ComponentFixture<TagsPage>;
  const rest = async () => {
    await settle();
    await fixture.whenStable();
  };
  const open = async (...items: Tag[]) => {
    pretendDialogsOpen();
    ({ fixture } = await render(TagsPage, { providers: [provideTestHttp(), provideLocationMocks()] }));
    (await expectRequest('/api/tags')).flush({ items });
    await rest();
  };
  const rename = async (tag: Tag, name: string) => {
    await press(`Rename ${tag.name}`);
    const line = dialog().getByLabelText('New name');
    expect(line).toHaveValue(tag.name);
    await user.clear(line);
    await user.type(line, name);
    await answer('Rename');
  };

  it('lists the tags, each with how many have it, and leads to those', async () => {
    await open(home, shop);
    expect(names()).toEqual(['home', 'shop']);
    const link = screen.getByRole('link', { name: 'home 3 to-dos' });
    expect(link).toHaveAttribute('href', '/todos?tag=home&status=all');
    expect(screen.getByText('1 to-do')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'To-dos' })).toHaveAttribute('href', '/todos');
  });

  it('says so when there are none', async () => {
    await open();
    expect(screen.getByRole('heading', { name: 'No tags yet' })).toBeInTheDocument();
  });

  it('says why they could not be loaded, and tries again', async () => {
    ({ fixture } = await render(TagsPage, { providers: [provideTestHttp(), provideLocationMocks()] }));
    refuse(await expectRequest('/api/tags'), 500, 'unexpected');
    await rest();
    expect(screen.getByRole('alert')).toHaveTextContent('Your tags could not be loaded');
    await press('Try again');
    (await expectRequest('/api/tags')).flush({ items: [home] });
    await rest();
    expect(names()).toEqual(['home']);
  });

  it('renames at once, and sorts anew', async () => {
    await open(home, shop);
    await rename(home, 'work');
    expect(names()).toEqual(['shop', 'work']);
    const request = await expectRequest('/api/tags/home-id', 'PATCH');
    expect(request.request.body).toEqual({ name: 'work' });
    request.flush({ ...home, name: 'work' });
    await rest();
    expect(notices()).toEqual(['The tag is “work” now.']);
  });

  it('sends one change of a tag after the other, and does not bring back what is gone', async () => {
    await open(home, shop);
    await rename(home, 'work');
    const request = await expectRequest('/api/tags/home-id', 'PATCH');
    await press('Delete work');
    await answer('Delete');
    expect(names()).toEqual(['shop']);
    request.flush({ ...home, name: 'work' });
    const deletion = await expectRequest('/api/tags/home-id', 'DELETE');
    expect(names()).toEqual(['shop']);
    deletion.flush(null);
    await rest();
    expect(names()).toEqual(['shop']);
  });

  it('says what is no name', async () => {
    await open(home);
    await rename(home, ' ');
    expect(dialog().getByText('Enter a name.')).toBeInTheDocument();
    await user.click(dialog().getByLabelText('New name'));
    await user.paste('x'.repeat(51));
    await answer('Rename');
    expect(dialog().getByText('Use at most 50 characters for a tag.')).toBeInTheDocument();
    await answer('Cancel');
    expect(names()).toEqual(['home']);
  });

  it('takes a refused name back, with the reason', async () => {
    await open(home);
    await rename(home, 'work');
    refuse(await expectRequest('/api/tags/home-id', 'PATCH'), 503, 'unavailable');
    await rest();
    expect(names()).toEqual(['home']);
    expect(notices()[0]).toMatch(/^“home” was not renamed. Latchlist cannot be reached/);
  });

  it('offers to merge when the name exists', async () => {
    await open(home, shop);
    await rename(shop, 'home');
    expect(dialog().getByRole('heading', { name: 'There is a tag “home” already' })).toBeInTheDocument();
    await answer('Merge');
    expect(names()).toEqual(['home']);
    const request = await expectRequest('/api/tags/shop-id/merge', 'POST');
    expect(request.request.body).toEqual({ into: 'home-id' });
    request.flush({ ...home, count: 4 });
    await rest();
    expect(screen.getByText('4 to-dos')).toBeInTheDocument();
    expect(notices()).toEqual(['“shop” is part of “home” now.']);
    expect(screen.getByRole('button', { name: 'Rename home' })).toHaveFocus();
  });

  it('offers to merge when another device has made a tag of that name', async () => {
    await open(shop);
    await rename(shop, 'home');
    refuse(await expectRequest('/api/tags/shop-id', 'PATCH'), 409, 'conflict');
    (await expectRequest('/api/tags')).flush({ items: [home, shop] });
    await rest();
    await answer('Cancel');
    expect(names()).toEqual(['home', 'shop']);
  });

  it('merges into another one of the tags, and no other', async () => {
    await open(home, shop);
    await press('Merge home into another tag');
    await user.type(dialog().getByLabelText('Into the tag'), 'home');
    await answer('Merge');
    expect(dialog().getByText('Choose another one of your tags.')).toBeInTheDocument();
    await user.clear(dialog().getByLabelText('Into the tag'));
    await user.type(dialog().getByLabelText('Into the tag'), 'shop');
    await answer('Merge');
    refuse(await expectRequest('/api/tags/home-id/merge', 'POST'), 404, 'not_found');
    (await expectRequest('/api/tags')).flush({ items: [home] });
    await rest();
    expect(names()).toEqual(['home']);
    expect(notices()).toEqual(['“home” was not merged. This is no longer here.']);
    expect(screen.queryByRole('button', { name: /^Merge/ })).not.toBeInTheDocument();
  });

  it('deletes after asking, and gives the focus to the next', async () => {
    await open(home, shop);
    await press('Delete home');
    expect(dialog().getByText('3 to-dos lose it, and stay otherwise as they are.')).toBeInTheDocument();
    await answer('Cancel');
    expect(names()).toEqual(['home', 'shop']);
    await press('Delete home');
    await answer('Delete');
    expect(names()).toEqual(['shop']);
    expect(screen.getByRole('button', { name: 'Rename shop' })).toHaveFocus();
    (await expectRequest('/api/tags/home-id', 'DELETE')).flush(null);
    await rest();
    expect(notices()).toEqual(['“home” is deleted.']);
  });

  it('gives back what the server does not delete', async () => {
    await open(home);
    await press('Delete home');
    await answer('Delete');
    expect(screen.getByRole('heading', { name: 'Tags' })).toHaveFocus();
    refuse(await expectRequest('/api/tags/home-id', 'DELETE'), 403, 'not_owner');
    await rest();
    expect(names()).toEqual(['home']);
    expect(notices()).toEqual(['“home” was not deleted. You have no access to this.']);
  });
});
