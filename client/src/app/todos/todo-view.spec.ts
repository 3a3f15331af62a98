import { DEFAULT_VIEW, filterCount, NO_FILTER, paramsOf, readView } from './todo-view';

describe('a view of the list', () => {
  it('is the open ones, newest first, when the address says nothing', () => {
    expect(readView({})).toEqual(DEFAULT_VIEW);
    expect(DEFAULT_VIEW).toMatchObject({ status: 'open', sort: '-createdAt', search: '' });
  });

  it('is what the address says, once or repeatedly', () => {
    const params = {
      status: 'all',
      priority: ['high', 'low'],
      tag: 'home',
      due: 'week',
      search: ' milk ',
      sort: '-title',
    };
    expect(readView(params)).toEqual({
      status: 'all',
      priority: ['low', 'high'],
      tag: ['home'],
      due: 'week',
      search: 'milk',
      sort: '-title',
    });
  });

  it('passes over what is no such thing', () => {
    const view = readView({
      status: 'x',
      priority: 'urgent',
      tag: ['', 'a'.repeat(51)],
      due: 'never',
      sort: 'id',
    });
    expect(view).toEqual(DEFAULT_VIEW);
  });

  it('asks for no more than the server takes', () => {
    const tag = Array.from({ length: 25 }, (_, index) => `tag ${index}`);
    expect(readView({ tag }).tag).toHaveLength(20);
    expect(readView({ search: 'x'.repeat(300) }).search).toHaveLength(200);
  });

  it('leaves out of the address what is so without it', () => {
    expect(paramsOf({ status: 'open', sort: '-createdAt' })).toEqual({ status: null, sort: null });
    expect(paramsOf(NO_FILTER)).toEqual({ priority: null, tag: null, due: null, search: null });
    expect(paramsOf({ tag: ['a'], sort: 'title' })).toEqual({ tag: ['a'], sort: 'title' });
  });

  it('counts the filters that are on', () => {
    expect(filterCount(DEFAULT_VIEW)).toBe(0);
    expect(filterCount({ ...DEFAULT_VIEW, priority: ['low', 'high'], tag: ['a'], due: 'today' })).toBe(4);
  });
});
