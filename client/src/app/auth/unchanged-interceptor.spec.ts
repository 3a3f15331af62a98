import { HttpClient } from '@angular/common/http';
import { HttpTestingController, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { expectRequest, provideTestHttp, refuse } from '../../testing/http';
import { ada, freshToken } from '../../testing/tokens';
import { AuthStore } from './auth-store';

describe('what is known already', () => {
  const page = { items: [{ id: '1', version: 1 }], nextCursor: null };
  let store: AuthStore;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideTestHttp()] });
    store = TestBed.inject(AuthStore);
    signIn();
  });

  afterEach(() => TestBed.inject(HttpTestingController).verify());

  const signIn = () => {
    store.begin(ada);
    store.holdToken(freshToken());
    TestBed.tick();
  };
  const ask = async (url = '/api/todos') => {
    const answer = firstValueFrom(TestBed.inject(HttpClient).get(url));
    answer.catch(() => undefined);
    return { answer, request: await expectRequest(url) };
  };
  const tagSent = ({ request }: TestRequest) => request.headers.get('If-None-Match');
  const know = async (url?: string, headers: Record<string, string> = { ETag: 'W/"a"' }) => {
    const { answer, request } = await ask(url);
    request.flush(page, { headers });
    await answer;
  };
  const unchanged = (request: TestRequest) =>
    request.flush(null, { status: 304, statusText: 'Not Modified' });

  it('is asked for by its tag, and shown again for a 304', async () => {
    await know();
    for (const _ of [1, 2]) {
      const { answer, request } = await ask();
      expect(tagSent(request)).toBe('W/"a"');
      unchanged(request);
      await expect(answer).resolves.toEqual(page);
    }
  });

  it('is replaced by what is new', async () => {
    await know();
    await know(undefined, { ETag: 'W/"b"' });
    const { request } = await ask();
    expect(tagSent(request)).toBe('W/"b"');
    unchanged(request);
  });

  it('is another for each address, and nothing where there was no tag', async () => {
    await know('/api/todos?status=open');
    await know('/api/users/me', {});
    for (const url of ['/api/todos', '/api/users/me']) {
      const { request } = await ask(url);
      expect(tagSent(request)).toBeNull();
      request.flush(page);
    }
  });

  it('stays known when the server fails, which is told', async () => {
    await know();
    const { answer, request } = await ask();
    refuse(request, 503, 'unavailable');
    await expect(answer).rejects.toMatchObject({ status: 503 });
    expect(tagSent((await ask()).request)).toBe('W/"a"');
  });

  it('is the ten last used', async () => {
    await know('/api/todos/0');
    for (let id = 1; id < 10; id++) await know(`/api/todos/${id}`);
    const again = await ask('/api/todos/0');
    unchanged(again.request);
    await know('/api/todos/10');
    const [oldest, first] = [await ask('/api/todos/1'), await ask('/api/todos/0')];
    expect([tagSent(oldest.request), tagSent(first.request)]).toEqual([null, 'W/"a"']);
  });

  it('is gone with the session, also what comes after its end', async () => {
    await know();
    const late = await ask('/api/todos/late');
    store.end('signed-out');
    signIn();
    late.request.flush(page, { headers: { ETag: 'W/"a"' } });
    for (const url of ['/api/todos', '/api/todos/late']) expect(tagSent((await ask(url)).request)).toBeNull();
  });
});
