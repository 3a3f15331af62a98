const KEPT_DAYS = 30;
const DAY = 86_400_000; // ms

/** How many days a to-do stays in the trash yet; 0 on its last. */
export function daysLeft(deletedAt: string, now = Date.now()): number {
  const end = Date.parse(deletedAt) + KEPT_DAYS * DAY;
  return Math.max(0, Math.floor((end - now) / DAY));
}
