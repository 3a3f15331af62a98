import { daysLeft } from './days-left';

describe('the time left in the trash', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');

  it.each([
    ['2026-11-21T12:00:00Z', 30],
    ['2026-11-21T11:59:59Z', 29],
    ['2026-10-23T11:00:00Z', 0],
    ['2026-01-01T00:00:00Z', 0],
  ])('of what was deleted at %s is %i days', (deletedAt, days) =>
    expect(daysLeft(deletedAt, now)).toBe(days),
  );
});
