import { FakeLocks } from '../../testing/fake-locks';
import { settle } from '../../testing/http';
import { withTokenLock } from './token-lock';

describe('withTokenLock', () => {
  const done: string[] = [];
  const note = (what: string) => () => Promise.resolve(void done.push(what));
  let locks: FakeLocks;

  beforeEach(() => {
    done.length = 0;
    locks = FakeLocks.install();
  });
  afterEach(() => FakeLocks.remove());

  it('runs at once what nobody hinders', async () => {
    const started = performance.now();
    await withTokenLock(note('alone'));
    expect(done).toEqual(['alone']);
    expect(performance.now() - started).toBeLessThan(60);
  });

  it('waits for the other tab, and for what it tells of', async () => {
    const release = locks.hold();
    const waiting = withTokenLock(note('mine'));
    await settle();
    expect(done).toEqual([]);
    release();
    setTimeout(() => done.push('message'), 30);
    await waiting;
    expect(done).toEqual(['message', 'mine']);
  });

  it('gives the lock back after a failure', async () => {
    await expect(withTokenLock(() => Promise.reject(new Error('no network')))).rejects.toThrow('no network');
    await withTokenLock(note('next'));
    expect(done).toEqual(['next']);
  });

  it('does without where a browser has none', async () => {
    FakeLocks.remove();
    await withTokenLock(note('alone'));
    expect(done).toEqual(['alone']);
  });
});
