import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { FakeNotices } from '../../testing/fake-notices';
import { expectRequest, refuse, settle } from '../../testing/http';
import { TestList, viewed } from '../../testing/test-list';
import { aTodo } from '../../testing/todos';
import { Outage } from '../api/outage';
import { isDraft, type Todo } from './todo';
import type { TodoChanges } from './todo-changes';
import type { TodosStore } from './todos-store';

describe('the to-dos', () => {
  let store: TodosStore;
  let changes: TodoChanges;
  let notices: FakeNotices;
  let titles: () => string[];
  let show: (items: Todo[], nextCursor?: string | null, status?: 'open' | 'all') => Promise<void>;
  const milk = aTodo({ title: 'Milk' });
  const bread = aTodo({ title: 'Bread' });

  beforeEach(() => {
    const list = new TestList();
    ({ store, changes, notices } = list);
    titles = () => list.titles();
    show = (items, nextCursor = null, status = 'open') => list.show(items, nextCursor, { status });
  });

  afterEach(() => TestBed.inject(HttpTestingController).verify());

  it('come in pages', async () => {
    await show([milk], 'next');
    const more = store.loadMore();
    const request = await expectRequest('/api/todos');
    expect(request.request.params.get('cursor')).toBe('next');
    request.flush({ items: [milk, bread], nextCursor: null });
    await more;
    expect(titles()).toEqual(['Milk', 'Bread']);
    expect(store.hasMore()).toBe(false);
  });

  it('are those last asked for, however late another answer comes', async () => {
    const first = store.show(undefined, viewed());
    const slow = await expectRequest('/api/todos');
    const second = store.show('ada', viewed({ status: 'all' }));
    (await expectRequest('/api/users/ada/todos')).flush({ items: [bread], nextCursor: null });
    slow.flush({ items: [milk], nextCursor: null });
    await Promise.all([first, second]);
    expect(titles()).toEqual(['Bread']);
  });

  it('say why they could not be loaded, and come once the outage is over', async () => {
    const shown = store.show(undefined, viewed());
    refuse(await expectRequest('/api/todos'), 503, 'unavailable');
    await shown;
    expect(store.phase()).toBe('failed');
    expect(store.failure()?.kind).toBe('unavailable');
    TestBed.inject(Outage).clear();
    (await expectRequest('/api/todos')).flush({ items: [milk], nextCursor: null });
    await settle();
    expect(titles()).toEqual(['Milk']);
  });

  it('keep a new one whose answer comes after the list was loaded anew', async () => {
    await show([milk]);
    const added = changes.add('Bread');
    const request = await expectRequest('/api/todos', 'POST');
    await show([milk], null, 'all');
    request.flush({ ...bread, createdAt: new Date().toISOString() });
    await added;
    expect(titles()).toEqual(['Bread', 'Milk']);
  });

  it('show a new one once when the list already has it', async () => {
    await show([milk]);
    const added = changes.add('Bread');
    const request = await expectRequest('/api/todos', 'POST');
    await show([bread, milk], null, 'all');
    request.flush(bread);
    await added;
    expect(titles().sort()).toEqual(['Bread', 'Milk']);
  });

  it('show a new one at once, on top', async () => {
    await show([milk]);
    const added = changes.add('Bread');
    expect(titles()).toEqual(['Bread', 'Milk']);
    (await expectRequest('/api/todos', 'POST')).flush({ ...bread, createdAt: new Date().toISOString() });
    await expect(added).resolves.toBe(true);
    expect(store.visible().some(isDraft)).toBe(false);
  });

  it('take a refused one back, with the reason', async () => {
    await show([milk]);
    const added = changes.add('Bread');
    refuse(await expectRequest('/api/todos', 'POST'), 503, 'unavailable');
    await expect(added).resolves.toBe(false);
    expect(titles()).toEqual(['Milk']);
    expect(notices.shown[0]).toMatch(/^“Bread” was not added. Latchlist cannot be reached/);
  });

  it('leave the open list when completed, and come back when the server refuses', async () => {
    await show([milk, bread]);
    const changed = changes.setCompleted(milk, true);
    expect(titles()).toEqual(['Bread']);
    refuse(await expectRequest(`/api/todos/${milk.id}`, 'PATCH'), 403, 'not_owner');
    await changed;
    expect(titles()).toEqual(['Milk', 'Bread']);
    expect(notices.shown).toEqual(['“Milk” was not changed. You have no access to this.']);
  });

  it('are deleted with a way back to the same place', async () => {
    await show([milk, bread]);
    const removed = changes.remove(milk);
    expect(titles()).toEqual(['Bread']);
    (await expectRequest(`/api/todos/${milk.id}`, 'DELETE')).flush(null);
    await removed;
    notices.lastAction?.run();
    (await expectRequest(`/api/todos/${milk.id}/restore`, 'POST')).flush(milk);
    await settle();
    expect(titles()).toEqual(['Milk', 'Bread']);
  });

  it('come back when deleting fails', async () => {
    await show([milk, bread]);
    const removed = changes.remove(milk);
    refuse(await expectRequest(`/api/todos/${milk.id}`, 'DELETE'), 500, 'unexpected');
    await removed;
    expect(titles()).toEqual(['Milk', 'Bread']);
  });

  it('are changed in the order of the clicks', async () => {
    await show([milk], null, 'all');
    const both = [
      changes.setCompleted(milk, true),
      changes.setCompleted({ ...milk, completed: true }, false),
    ];
    const first = await expectRequest(`/api/todos/${milk.id}`, 'PATCH');
    expect(first.request.body).toEqual({ completed: true });
    first.flush({ ...milk, completed: true });
    const second = await expectRequest(`/api/todos/${milk.id}`, 'PATCH');
    expect(second.request.body).toEqual({ completed: false });
    second.flush(milk);
    await Promise.all(both);
    expect(store.visible()[0]?.completed).toBe(false);
  });
});
