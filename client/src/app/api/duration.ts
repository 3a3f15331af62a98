/** `30 seconds`, `2 minutes`: as long as it is exact enough to wait for. */
export function duration(seconds: number): string {
  const inMinutes = seconds >= 90;
  const format = new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit: inMinutes ? 'minute' : 'second',
    unitDisplay: 'long',
  });
  return format.format(inMinutes ? Math.ceil(seconds / 60) : seconds);
}
