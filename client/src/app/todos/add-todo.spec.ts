import type { TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { expectRequest, refuse } from '../../testing/http';
import { TestList } from '../../testing/test-list';
import { aTodo } from '../../testing/todos';
import { ada, freshToken, jwt } from '../../testing/tokens';
import { AuthStore } from '../auth/auth-store';

describe('to-dos being added', () => {
  let list: TestList;
  const milk = aTodo({ title: 'Milk' });
  const bread = aTodo({ title: 'Bread' });
  const keyOf = ({ request }: TestRequest) => request.headers.get('Idempotency-Key');

  beforeEach(() => {
    list = new TestList();
  });

  it('have a key each, and keep it while nobody knows whether they were', async () => {
    await list.show([]);
    const first = list.changes.add('Milk');
    const lost = await expectRequest('/api/todos', 'POST');
    expect(keyOf(lost)).toMatch(/^[0-9a-f-]{36}$/);
    refuse(lost, 503, 'unavailable');
    await first;
    const second = list.changes.add('Milk');
    const again = await expectRequest('/api/todos', 'POST');
    expect(keyOf(again)).toBe(keyOf(lost));
    again.flush(milk);
    await second;
    const third = list.changes.add('Milk');
    const other = await expectRequest('/api/todos', 'POST');
    expect(keyOf(other)).not.toBe(keyOf(lost));
    other.flush(bread);
    await third;
  });

  it('are refused with the server’s reason when there are too many', async () => {
    await list.show([]);
    const added = list.changes.add('Milk');
    const detail = 'You can have 10000 to-dos, the trash included: remove some first.';
    (await expectRequest('/api/todos', 'POST')).flush(
      { status: 409, code: 'quota_reached', title: 'Conflict', detail },
      { status: 409, statusText: 'Conflict' },
    );
    await expect(added).resolves.toBe(false);
    expect(list.notices.shown).toEqual([`“Milk” was not added. ${detail}`]);
  });

  it('keep the key when the request is made again with a new token', async () => {
    TestBed.inject(AuthStore).begin(ada);
    TestBed.inject(AuthStore).holdToken(freshToken());
    const added = list.changes.add('Milk');
    const first = await expectRequest('/api/todos', 'POST');
    refuse(first, 401, 'token_expired');
    (await expectRequest('/api/auth/token')).flush({ token: jwt() });
    const again = await expectRequest('/api/todos', 'POST');
    expect(keyOf(first)).toMatch(/^[0-9a-f-]{36}$/);
    expect(keyOf(again)).toBe(keyOf(first));
    again.flush(milk);
    await expect(added).resolves.toBe(true);
  });
});
