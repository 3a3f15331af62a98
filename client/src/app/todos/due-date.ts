export type DueState = 'overdue' | 'today' | 'later';

/** Today's date as `YYYY-MM-DD` where the user is; such dates compare as text. */
export function today(now = new Date()): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

/** The date so many days later, or earlier. */
export function daysAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

export function dueState(dueOn: string, day = today()): DueState {
  if (dueOn === day) return 'today';
  return dueOn < day ? 'overdue' : 'later';
}

/** The date in the user's own way; the year only where it is not this one. */
export function formatDay(dueOn: string, day = today(), locale?: string): string {
  const withYear = dueOn.slice(0, 4) !== day.slice(0, 4);
  return formatOf(withYear, locale).format(new Date(`${dueOn}T00:00:00Z`));
}

/** Kept: to make one takes longer than to format a hundred dates. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(withYear: boolean, locale: string | undefined): Intl.DateTimeFormat {
  const key = [withYear, locale].join();
  const format = formats.get(key) ?? makeFormat(withYear, locale);
  formats.set(key, format);
  return format;
}

function makeFormat(withYear: boolean, locale: string | undefined): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(withYear ? { year: 'numeric' } : {}),
    timeZone: 'UTC',
  });
}
