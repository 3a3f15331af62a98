import { ValidateBy } from 'class-validator';

/** A date of the calendar without a time or zone: `YYYY-MM-DD` (RFC 3339 full-date), years 0001 to 9999. */
export function IsCalendarDate(): PropertyDecorator {
  return ValidateBy({
    name: 'isCalendarDate',
    validator: {
      validate: (value) => typeof value === 'string' && isCalendarDate(value),
      defaultMessage: () => '$property must be a date such as 2026-02-28',
    },
  });
}

function isCalendarDate(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text); // 02-30 would roll over
}
