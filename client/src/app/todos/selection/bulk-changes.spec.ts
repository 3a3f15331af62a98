import { HttpTestingController, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { expectRequest, refuse, settle } from '../../../testing/http';
import { TestList } from '../../../testing/test-list';
import { aTodo } from '../../../testing/todos';
import type { Todo } from '../todo';
import { BulkChanges } from './bulk-changes';
import { addTag, setCompleted, setDueOn, setPriority } from './bulk-deeds';
import { Selection } from './selection';

interface Sent {
  items: (Partial<Todo> & { id: string })[];
}

describe('changes to many to-dos', () => {
  const milk = aTodo({ title: 'Milk', tags: ['shop'] });
  const bread = aTodo({ title: 'Bread', priority: 'high' });
  const eggs = aTodo({ title: 'Eggs', completed: true });
  const all = [milk, bread, eggs];
  let list: TestList;
  let changes: BulkChanges;
  let selection: Selection;

  const itemsOf = (request: TestRequest) => (request.request.body as Sent).items;
  const patch = () => expectRequest('/api/todos', 'PATCH');
  /** Answers as the server does, from what it has. */
  const save = (request: TestRequest, known: Todo[]) => {
    const items = itemsOf(request).map(({ version: _, ...item }) => {
      const old = known.find(({ id }) => id === item.id) ?? aTodo();
      return { ...old, ...item, version: old.version + 1 };
    });
    request.flush({ items });
    return items;
  };
  const shown = (key: 'priority' | 'completed' | 'tags') => list.store.visible().map((todo) => todo[key]);
  const showAll = () => list.show(all, null, { status: 'all' });

  beforeEach(() => {
    list = new TestList(Selection, BulkChanges);
    changes = TestBed.inject(BulkChanges);
    selection = TestBed.inject(Selection);
  });
  afterEach(() => TestBed.inject(HttpTestingController).verify());

  it('are shown at once and sent in one, without those that are so already', async () => {
    await showAll();
    const changed = changes.change(all, setPriority('high'));
    expect(shown('priority')).toEqual(['high', 'high', 'high']);
    const request = await patch();
    expect(itemsOf(request)).toEqual([
      { id: milk.id, priority: 'high' },
      { id: eggs.id, priority: 'high' },
    ]);
    save(request, all);
    await changed;
    expect(list.notices.shown).toEqual(['2 to-dos changed.']);
  });

  it('are undone to what each was before', async () => {
    await showAll();
    const changed = changes.change(all, setPriority('low'));
    const saved = save(await patch(), all);
    await changed;
    list.notices.lastAction?.run();
    expect(shown('priority')).toEqual(['none', 'high', 'none']);
    const undo = await patch();
    expect(itemsOf(undo)).toEqual([
      { id: milk.id, priority: 'none' },
      { id: bread.id, priority: 'high' },
      { id: eggs.id, priority: 'none' },
    ]);
    save(undo, saved);
    await settle();
    expect(list.notices.shown).toEqual(['3 to-dos changed.', 'Undone.']);
  });

  it('are undone where they are no longer seen', async () => {
    await list.show([milk, bread]);
    const changed = changes.change([milk, bread], setCompleted(true));
    expect(list.titles()).toEqual([]);
    const saved = save(await patch(), all);
    await changed;
    expect(list.titles()).toEqual([]);
    list.notices.lastAction?.run();
    save(await patch(), saved);
    await settle();
    expect(list.titles()).toEqual(['Milk', 'Bread']);
  });

  it('are taken back when they are refused, with who is to blame, and stay selected', async () => {
    await showAll();
    selection.selectAll();
    const changed = changes.change(all, setPriority('low'));
    refuse(await patch(), 403, 'not_owner', {}, ['/items/1']);
    await changed;
    expect(shown('priority')).toEqual(['none', 'high', 'none']);
    expect(list.notices.shown).toEqual(['Nothing was changed. “Bread”: You have no access to this.']);
    expect(list.notices.lastAction).toBeUndefined();
    expect(selection.count()).toBe(3);
  });

  it('take out what is gone, and can be sent again for the rest', async () => {
    await showAll();
    selection.selectAll();
    const changed = changes.change(all, setDueOn('2027-01-01'));
    refuse(await patch(), 404, 'not_found', {}, ['/items/1']);
    await changed;
    expect(list.titles()).toEqual(['Milk', 'Eggs']);
    expect(selection.todos().map(({ title }) => title)).toEqual(['Milk', 'Eggs']);
    expect(list.notices.shown).toEqual(['“Bread” is no longer here. Nothing was changed.']);
    expect(list.notices.lastAction?.label).toBe('Try again');
    list.notices.lastAction?.run();
    const again = await patch();
    expect(itemsOf(again).map(({ id }) => id)).toEqual([milk.id, eggs.id]);
    save(again, all);
    await settle();
    expect(list.notices.shown.at(-1)).toBe('2 to-dos changed.');
  });

  it('of more than 500 go in parts, and say what happened when a later one fails', async () => {
    const many = Array.from({ length: 1_100 }, (_, index) => aTodo({ title: `No ${index}` }));
    await list.show(many);
    selection.selectAll();
    const changed = changes.change(many, setPriority('low'));
    save(await patch(), many);
    const second = await patch();
    expect(itemsOf(second)).toHaveLength(500);
    refuse(second, 503, 'unavailable');
    await changed;
    expect(shown('priority').filter((priority) => priority === 'low')).toHaveLength(500);
    expect(list.notices.shown[0]).toMatch(/^Only 500 of 1100 were changed. Latchlist cannot be reached/);
    expect(selection.count()).toBe(600);
    list.notices.lastAction?.run();
    expect(itemsOf(await patch())).toHaveLength(500);
  });

  describe('to their tags', () => {
    const tagsSent = (request: TestRequest) =>
      itemsOf(request).map(({ tags, version }) => ({ tags, version }));

    it('are made of the tags there are, of that version', async () => {
      await showAll();
      const changed = changes.change(all, addTag('home'));
      const request = await patch();
      expect(tagsSent(request)).toEqual([
        { tags: ['shop', 'home'], version: 1 },
        { tags: ['home'], version: 1 },
        { tags: ['home'], version: 1 },
      ]);
      save(request, all);
      await changed;
    });

    it('keep what another device gave meanwhile', async () => {
      await showAll();
      const changed = changes.change(all, addTag('home'));
      refuse(await patch(), 412, 'stale_version', {}, ['/items/1']);
      (await expectRequest(`/api/todos/${bread.id}`)).flush({ ...bread, tags: ['elsewhere'], version: 5 });
      const second = await patch();
      expect(tagsSent(second)[1]).toEqual({ tags: ['elsewhere', 'home'], version: 5 });
      const saved = save(second, all);
      await changed;
      list.notices.lastAction?.run();
      const undo = await patch();
      expect(tagsSent(undo)[1]).toEqual({ tags: ['elsewhere'], version: 2 });
      save(undo, saved);
      await settle();
    });

    it('name what is gone when its newest state is asked for', async () => {
      await showAll();
      const changed = changes.change(all, addTag('home'));
      refuse(await patch(), 412, 'stale_version', {}, ['/items/0']);
      refuse(await expectRequest(`/api/todos/${milk.id}`), 404, 'not_found');
      refuse(await patch(), 404, 'not_found', {}, ['/items/0']);
      await changed;
      expect(list.titles()).toEqual(['Bread', 'Eggs']);
    });

    it('are given up after the third time', async () => {
      await showAll();
      const changed = changes.change([milk], addTag('home'));
      for (let time = 1; time <= 3; time++) {
        if (time > 1) (await expectRequest(`/api/todos/${milk.id}`)).flush(milk);
        refuse(await patch(), 412, 'stale_version', {}, ['/items/0']);
      }
      await changed;
      expect(shown('tags')[0]).toEqual(['shop']);
    });
  });

  it('wait for what is being written to one of them', async () => {
    await showAll();
    const single = list.changes.setCompleted(milk, true);
    const changed = changes.change(all, setPriority('low'));
    const first = await expectRequest(`/api/todos/${milk.id}`, 'PATCH');
    TestBed.inject(HttpTestingController).expectNone({ url: '/api/todos', method: 'PATCH' });
    first.flush({ ...milk, completed: true, version: 2 });
    await single;
    save(await patch(), [{ ...milk, completed: true, version: 2 }, bread, eggs]);
    await changed;
    expect(shown('completed')[0]).toBe(true);
  });

  it('say so when there is nothing to change', async () => {
    await showAll();
    await changes.change([eggs], setCompleted(true));
    expect(list.notices.shown).toEqual(['There is nothing to change.']);
  });

  describe('deleting', () => {
    const remove = () => expectRequest('/api/todos/bulk-delete', 'POST');
    const restore = () => expectRequest('/api/todos/bulk-restore', 'POST');

    it('happens at once, and is undone by one request, each at its place', async () => {
      await showAll();
      const removed = changes.remove([milk, eggs]);
      expect(list.titles()).toEqual(['Bread']);
      const request = await remove();
      expect(request.request.body).toEqual({ items: [{ id: milk.id }, { id: eggs.id }] });
      request.flush(null);
      await removed;
      expect(list.notices.shown).toEqual(['2 to-dos deleted.']);
      list.notices.lastAction?.run();
      const undo = await restore();
      expect(undo.request.body).toEqual({ items: [{ id: milk.id }, { id: eggs.id }] });
      undo.flush({ items: [milk, eggs] });
      await settle();
      expect(list.titles()).toEqual(['Milk', 'Bread', 'Eggs']);
      expect(list.notices.shown[1]).toBe('2 to-dos brought back.');
    });

    it('is taken back when it is refused', async () => {
      await showAll();
      selection.selectAll();
      const removed = changes.remove(all);
      refuse(await remove(), 503, 'unavailable');
      await removed;
      expect(list.titles()).toEqual(['Milk', 'Bread', 'Eggs']);
      expect(selection.count()).toBe(3);
      expect(list.notices.shown[0]).toMatch(/^Nothing was changed. Latchlist cannot be reached/);
    });

    it('brings the rest back when one was removed for good meanwhile', async () => {
      await showAll();
      const removed = changes.remove([milk, eggs]);
      (await remove()).flush(null);
      await removed;
      list.notices.lastAction?.run();
      refuse(await restore(), 404, 'not_found', {}, ['/items/0']);
      await settle();
      expect(list.notices.shown[1]).toBe('“Milk” is no longer here. Nothing was changed.');
      list.notices.lastAction?.run();
      (await restore()).flush({ items: [eggs] });
      await settle();
      expect(list.titles()).toEqual(['Bread', 'Eggs']);
    });
  });
});
