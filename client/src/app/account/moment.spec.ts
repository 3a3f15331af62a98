import { render, screen } from '@testing-library/angular';
import { Moment } from './moment';

describe('Moment', () => {
  it('stays true as time goes by', async () => {
    jest.useFakeTimers({ now: Date.parse('2026-11-21T12:00:00Z') });
    const { detectChanges } = await render(Moment, { inputs: { at: '2026-11-21T12:00:00Z' } });
    expect(screen.getByText(/^now \(/)).toBeInTheDocument();
    jest.advanceTimersByTime(120_000);
    detectChanges();
    expect(screen.getByText(/^2 minutes ago \(/)).toBeInTheDocument();
    jest.useRealTimers();
  });
});
