import { TestBed } from '@angular/core/testing';
import { expectRequest, refuse, settle } from '../../../testing/http';
import { TestList } from '../../../testing/test-list';
import { aTodo } from '../../../testing/todos';
import { Renaming } from './renaming';

describe('renaming in place', () => {
  let list: TestList;
  let renaming: Renaming;
  const milk = aTodo({ title: 'Milk' });
  const patch = () => expectRequest(`/api/todos/${milk.id}`, 'PATCH');
  const rename = (title: string) => {
    renaming.start(list.store.find(milk.id) ?? milk);
    renaming.type(title);
    return renaming.save();
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [Renaming] });
    list = new TestList();
    renaming = TestBed.inject(Renaming);
    await list.show([milk]);
  });

  it('shows the title at once, and sends it for the version that was read', async () => {
    expect(rename(' Oat milk ')).toBe(true);
    expect(list.titles()).toEqual(['Oat milk']);
    const { request } = await patch();
    expect(request.body).toEqual({ title: 'Oat milk' });
    expect(request.headers.get('If-Match')).toBe('"1"');
  });

  it('says what is wrong when saved, and no sooner', () => {
    renaming.start(milk);
    renaming.type('');
    expect(renaming.draft()?.problem).toBeNull();
    expect(renaming.save()).toBe(false);
    expect(renaming.draft()?.problem).toBe('Enter a title.');
    renaming.type('x');
    expect(renaming.draft()?.problem).toBeNull();
  });

  it('sends nothing when nothing was changed', async () => {
    expect(rename('Milk ')).toBe(true);
    await settle();
    expect(renaming.draft()).toBeNull();
  });

  it('gives back title and typed text, with the reason, when the server refuses', async () => {
    rename('Oat milk');
    refuse(await patch(), 503, 'unavailable');
    await settle();
    expect(list.titles()).toEqual(['Milk']);
    expect(renaming.draft()).toMatchObject({ text: 'Oat milk', todo: { title: 'Milk' } });
    expect(renaming.draft()?.problem).toMatch(/^Latchlist cannot be reached/);
    expect(list.notices.shown[0]).toMatch(/^“Milk” was not changed/);
  });

  it('does not push aside another title being typed, but offers the text', async () => {
    rename('Oat milk');
    const other = aTodo({ title: 'Bread' });
    renaming.start(other);
    refuse(await patch(), 503, 'unavailable');
    await settle();
    expect(renaming.id()).toBe(other.id);
    list.notices.lastAction?.run();
    expect(renaming.draft()).toMatchObject({ text: 'Oat milk', todo: { id: milk.id } });
  });

  it('shows a title changed meanwhile, and insists when told to', async () => {
    rename('Oat milk');
    refuse(await patch(), 412, 'stale_version');
    const soy = { ...milk, title: 'Soy milk', version: 4 };
    (await expectRequest(`/api/todos/${milk.id}`)).flush(soy);
    await settle();
    expect(list.titles()).toEqual(['Soy milk']);
    expect(list.notices.shown).toEqual(['Meanwhile the title was changed to “Soy milk”.']);
    list.notices.lastAction?.run();
    const { request } = await patch();
    expect(request.headers.get('If-Match')).toBe('"4"');
    expect(request.body).toEqual({ title: 'Oat milk' });
  });

  it('goes on by itself when only something else was changed meanwhile', async () => {
    rename('Oat milk');
    refuse(await patch(), 412, 'stale_version');
    (await expectRequest(`/api/todos/${milk.id}`)).flush({ ...milk, priority: 'high', version: 2 });
    expect((await patch()).request.headers.get('If-Match')).toBe('"2"');
  });

  it('takes its own writes meanwhile for no newer title', async () => {
    await list.show([milk], null, { status: 'all' });
    const completed = list.changes.setCompleted(milk, true);
    const first = await patch();
    rename('Oat milk');
    first.flush({ ...milk, completed: true, version: 2 });
    await completed;
    expect((await patch()).request.headers.get('If-Match')).toBe('"2"');
  });

  it('drops one that is gone', async () => {
    rename('Oat milk');
    refuse(await patch(), 404, 'not_found');
    await settle();
    expect(list.titles()).toEqual([]);
    expect(renaming.draft()).toBeNull();
  });
});
