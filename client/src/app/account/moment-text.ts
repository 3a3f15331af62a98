const MINUTE = 60; // s
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `2 minutes ago`, `yesterday`: in the user's language, in the largest unit that fits. */
export function timeAgo(at: string, now: number, locale?: string): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(at)) / 1000));
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (seconds < MINUTE) return format.format(0, 'second');
  if (seconds < HOUR) return format.format(-Math.floor(seconds / MINUTE), 'minute');
  if (seconds < DAY) return format.format(-Math.floor(seconds / HOUR), 'hour');
  return format.format(-Math.floor(seconds / DAY), 'day');
}

/** `21 Nov 2026, 12:41`, as the user's country writes it. */
export function exactTime(at: string, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
}
