import { dueChoices } from './due-choices';

describe('the dates to choose from', () => {
  it.each([
    ['2026-11-21', '2026-11-22', '2026-11-23'],
    ['2026-11-22', '2026-11-23', '2026-11-23'],
    ['2026-11-23', '2026-11-24', '2026-11-30'],
    ['2026-12-31', '2027-01-01', '2027-01-04'],
  ])('on %s are that day, %s, and the next Monday, %s', (today, tomorrow, monday) => {
    expect(dueChoices(today).map(({ dueOn }) => dueOn)).toEqual([today, tomorrow, monday, null]);
  });
});
