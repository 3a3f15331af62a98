import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideTestHttp, refuse } from '../../testing/http';
import { Outage } from './outage';

describe('Outage', () => {
  let outage: Outage;
  let recovered: jest.Mock;
  const probes = () => TestBed.inject(HttpTestingController).match('/api/health/ready');
  const wait = (seconds: number) => jest.advanceTimersByTimeAsync(seconds * 1000);

  beforeEach(() => {
    jest.useFakeTimers();
    TestBed.configureTestingModule({ providers: provideTestHttp() });
    outage = TestBed.inject(Outage);
    recovered = jest.fn();
    outage.recovered.subscribe(recovered);
  });

  afterEach(() => jest.useRealTimers());

  it('looks for the server as soon as the server asked for it', async () => {
    outage.report(2);
    await wait(1.9);
    expect(probes()).toHaveLength(0);
    await wait(0.2);
    expect(probes()).toHaveLength(1);
  });

  it('is over when the server is found, and says so once', async () => {
    outage.report(1);
    await wait(1);
    probes()[0]?.flush({ status: 'ok' });
    await wait(0);
    expect(outage.active()).toBe(false);
    expect(recovered).toHaveBeenCalledTimes(1);
  });

  it('goes on looking, less and less often', async () => {
    outage.report(null);
    await wait(4);
    const [probe] = probes();
    if (!probe) throw new Error('no probe');
    refuse(probe, 503, 'unavailable');
    await wait(7);
    expect(probes()).toHaveLength(0);
    expect(outage.active()).toBe(true);
    await wait(1.5);
    expect(probes()).toHaveLength(1);
  });

  it('looks at once when asked to, and not twice', async () => {
    outage.report(30);
    void outage.check();
    void outage.check();
    await wait(0);
    expect(probes()).toHaveLength(1);
    expect(outage.checking()).toBe(true);
  });
});
