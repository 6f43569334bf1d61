const dayMs = 24 * 60 * 60 * 1_000;

/** The calendar day (`2026-11-24`, UTC) that is `days` later, or earlier when negative. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** The days that need partitions: today, the next `ahead` days, and the days of rows that wait in the default partition. */
export function daysToHave(today: string, { ahead, waiting }: { ahead: number; waiting: readonly string[] }): string[] {
  const coming = Array.from({ length: ahead + 1 }, (_, days) => addDays(today, days));
  return [...new Set([...waiting, ...coming])].sort();
}

/** The first day that is kept when `days` complete days before today are kept. */
export function firstKeptDay(today: string, days: number): string {
  return addDays(today, -days);
}

/** The days before a day, in order. Days as text compare in the order of the calendar. */
export function daysBefore(day: string, days: readonly string[]): string[] {
  return days.filter((other) => other < day).sort();
}
