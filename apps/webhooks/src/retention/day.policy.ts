const dayMs = 24 * 60 * 60 * 1_000;

/** The calendar day (`2026-11-24`, UTC) so many days later, or earlier. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** The days whose partitions there should be, given those that rows wait for in the default partition. */
export function daysToHave(today: string, { ahead, waiting }: { ahead: number; waiting: readonly string[] }): string[] {
  const coming = Array.from({ length: ahead + 1 }, (_, days) => addDays(today, days));
  return [...new Set([...waiting, ...coming])].sort();
}

/** The first day that is still kept when `days` whole ones before today are. */
export function firstKeptDay(today: string, days: number): string {
  return addDays(today, -days);
}

/** Days of the calendar as text compare as days. */
export function daysBefore(day: string, days: readonly string[]): string[] {
  return days.filter((other) => other < day).sort();
}
