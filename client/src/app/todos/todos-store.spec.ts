import { expectRequest, refuse } from '../../testing/http';
import { TestList, viewed } from '../../testing/test-list';
import { aTodo } from '../../testing/todos';

describe('the list, in another order or behind a filter', () => {
  let list: TestList;
  const milk = aTodo({ title: 'Milk' });
  const asked = () => expectRequest('/api/todos', 'POST');
  const [apples, pears] = [aTodo({ title: 'Apples' }), aTodo({ title: 'Pears' })];

  beforeEach(() => {
    list = new TestList();
  });

  it('take their place, a changed one anew', async () => {
    await list.show([apples, pears], null, { sort: 'title' });
    const added = list.changes.add('Milk');
    expect(list.titles()).toEqual(['Apples', 'Milk', 'Pears']);
    (await asked()).flush(milk);
    await added;
    expect(list.titles()).toEqual(['Apples', 'Milk', 'Pears']);
    const saved = list.changes.save(apples.id, { title: 'Zucchini' });
    (await expectRequest(`/api/todos/${apples.id}`, 'PATCH')).flush({ ...apples, title: 'Zucchini' });
    await saved;
    expect(list.titles()).toEqual(['Milk', 'Pears', 'Zucchini']);
  });

  it('wait for their page when they belong beyond what is loaded', async () => {
    await list.show([apples, milk], 'next', { sort: 'title' });
    const added = list.changes.add('Pears');
    expect(list.titles()).toEqual(['Apples', 'Milk']);
    (await asked()).flush(pears);
    await added;
    expect(list.titles()).toEqual(['Apples', 'Milk']);
    expect(list.notices.shown).toEqual(['“Pears” was added. It is not in the part you see.']);
    const more = list.store.loadMore();
    (await expectRequest('/api/todos')).flush({ items: [pears], nextCursor: null });
    await more;
    expect(list.titles()).toEqual(['Apples', 'Milk', 'Pears']);
  });

  it('come back as the last of what is loaded when deleting fails', async () => {
    await list.show([apples, milk], 'next', { sort: 'title' });
    const removed = list.changes.remove(milk);
    expect(list.titles()).toEqual(['Apples']);
    refuse(await expectRequest(`/api/todos/${milk.id}`, 'DELETE'), 500, 'unexpected');
    await removed;
    expect(list.titles()).toEqual(['Apples', 'Milk']);
  });

  it('are not shown where a filter leaves them out, and one is told', async () => {
    await list.show([], null, { priority: ['high'] });
    const added = list.changes.add('Milk');
    expect(list.titles()).toEqual([]);
    (await asked()).flush(milk);
    await added;
    expect(list.notices.shown).toEqual(['“Milk” was added. It is not in the part you see.']);
  });

  it('go when a change takes them out of the filter or the search', async () => {
    const tagged = aTodo({ title: 'Milk', tags: ['shop'] });
    await list.show([tagged], null, { tag: ['shop'] });
    const untagged = list.changes.save(tagged.id, { tags: [] });
    (await expectRequest(`/api/todos/${tagged.id}`, 'PATCH')).flush({ ...tagged, tags: [] });
    await untagged;
    expect(list.titles()).toEqual([]);
    await list.show([milk], null, { search: 'mil' });
    const renamed = list.changes.save(milk.id, { title: 'Bread' });
    (await expectRequest(`/api/todos/${milk.id}`, 'PATCH')).flush({ ...milk, title: 'Bread' });
    await renamed;
    expect(list.titles()).toEqual([]);
    expect(list.notices.shown.at(-1)).toBe('Saved. It is no longer in the part you see.');
  });

  it('stand in order though the answer to a write comes before the first page', async () => {
    await list.show([apples], null, { sort: 'title' });
    const saved = list.changes.save(pears.id, { title: 'Nuts' });
    const write = await expectRequest(`/api/todos/${pears.id}`, 'PATCH');
    const shown = list.store.show(undefined, viewed({ sort: '-title' }));
    const page = await expectRequest('/api/todos');
    write.flush({ ...pears, title: 'Nuts', version: 2 });
    await saved;
    const yams = aTodo({ title: 'Yams' });
    page.flush({ items: [yams, pears, apples], nextCursor: null });
    await shown;
    expect(list.titles()).toEqual(['Yams', 'Nuts', 'Apples']);
  });
});
