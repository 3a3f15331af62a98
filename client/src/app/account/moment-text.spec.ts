import { exactTime, timeAgo } from './moment-text';

describe('a moment in words', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');

  it.each([
    ['2026-11-21T12:00:05Z', 'now'], // by another clock
    ['2026-11-21T11:59:01Z', 'now'],
    ['2026-11-21T11:58:30Z', '1 minute ago'],
    ['2026-11-21T11:00:01Z', '59 minutes ago'],
    ['2026-11-21T09:00:00Z', '3 hours ago'],
    ['2026-11-20T11:00:00Z', 'yesterday'],
    ['2026-06-04T12:00:00Z', '170 days ago'],
  ])('of %s is "%s"', (at, words) => expect(timeAgo(at, now, 'en')).toBe(words));

  it('is in the language of the user', () => {
    expect(timeAgo('2026-11-21T09:00:00Z', now, 'de')).toBe('vor 3 Stunden');
  });

  it('can be said exactly', () => {
    expect(exactTime('2026-11-21T12:00:00Z', 'en-GB')).toMatch(/^2[12] Nov 2026, \d\d:00$/);
  });
});
