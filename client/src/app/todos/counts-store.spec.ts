import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { expectRequest, provideTestHttp, refuse } from '../../testing/http';
import { someCounts } from '../../testing/todos';
import { CountsStore } from './counts-store';
import { queryOf } from './todo-query';
import { DEFAULT_VIEW } from './todo-view';

describe('the counts', () => {
  const URL = '/api/todos/counts';
  let store: CountsStore;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideTestHttp(), CountsStore] });
    store = TestBed.inject(CountsStore);
  });

  const query = queryOf({ ...DEFAULT_VIEW, tag: ['a', 'b'], search: 'milk', due: 'today' }, '2026-11-21');
  afterEach(() => jest.useRealTimers());

  it('are those of the filters, whatever the order', async () => {
    store.show(undefined, query);
    const { request } = await expectRequest(URL);
    expect(request.params.toString()).toBe(
      'status=open&tag=a&tag=b&search=milk&dueFrom=2026-11-21&dueTo=2026-11-21',
    );
  });

  it('are asked for once after a row of writes', async () => {
    jest.useFakeTimers();
    const askedAfter = async (ms: number) => {
      await jest.advanceTimersByTimeAsync(ms);
      return TestBed.inject(HttpTestingController).match((each) => each.url === URL);
    };
    store.show(undefined, query);
    (await askedAfter(1))[0]?.flush(someCounts({ open: 1 }));
    store.refresh();
    expect(await askedAfter(299)).toEqual([]);
    store.refresh();
    expect(await askedAfter(299)).toEqual([]);
    const [request, ...others] = await askedAfter(1);
    request?.flush(someCounts({ open: 2 }));
    expect(store.counts()?.status.open).toBe(2);
    expect(others).toEqual([]);
  });

  it('stay when new ones cannot be had, and come later', async () => {
    store.show(undefined, query);
    (await expectRequest(URL)).flush(someCounts({ open: 1 }));
    store.show(undefined, query);
    refuse(await expectRequest(URL), 500, 'unexpected');
    expect(store.counts()?.status.open).toBe(1);
    store.show(undefined, query);
    (await expectRequest(URL)).flush(someCounts({ open: 3 }));
    expect(store.counts()?.status.open).toBe(3);
  });

  it('of another list are not shown', async () => {
    store.show(undefined, query);
    (await expectRequest(URL)).flush(someCounts({ open: 1 }));
    store.show('bob', query);
    expect(store.counts()).toBeNull();
  });
});
