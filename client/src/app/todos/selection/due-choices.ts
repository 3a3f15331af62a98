import { daysAfter, formatDay, today } from '../due-date';
import { textsOfSelection } from './texts';

export interface DueChoice {
  label: string;
  /** The date in words, where there is one. */
  day: string;
  dueOn: string | null;
}

/** The dates one gives most, each with the day that it is. */
export function dueChoices(day = today()): DueChoice[] {
  const { dues } = textsOfSelection;
  const choice = (label: string, dueOn: string | null) => ({
    label,
    dueOn,
    day: dueOn === null ? '' : formatDay(dueOn, day),
  });
  return [
    choice(dues.today, day),
    choice(dues.tomorrow, daysAfter(day, 1)),
    choice(dues.nextWeek, nextMonday(day)),
    choice(dues.none, null),
  ];
}

function nextMonday(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return daysAfter(day, 7 - ((weekday + 6) % 7));
}
