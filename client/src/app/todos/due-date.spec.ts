import { dueState, formatDay, today } from './due-date';

describe('a due date', () => {
  it.each([
    ['2026-11-20', 'overdue'],
    ['2026-11-21', 'today'],
    ['2026-11-22', 'later'],
    ['2027-01-01', 'later'],
  ])('of %s is %s on 21 November', (dueOn, state) => expect(dueState(dueOn, '2026-11-21')).toBe(state));

  it('is judged by the day where the user is', () => {
    expect(today(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });

  it('names the year only where it is not this one', () => {
    expect(formatDay('2026-11-30', '2026-11-21', 'en-GB')).toBe('Mon 30 Nov');
    expect(formatDay('2027-02-01', '2026-11-21', 'en-GB')).toBe('Mon, 1 Feb 2027');
  });
});
