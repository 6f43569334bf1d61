import { z } from 'zod';

/** A local time without seconds, such as `2026-11-24T08:30`, as `datetime-local` inputs and search parameters contain it. */
export const localMinute = z.iso.datetime({ local: true, precision: -1 });

/** Converts a local time to an instant (ISO 8601, UTC). */
export function instantOf(minute: string): string {
  return new Date(minute).toISOString();
}

/** Converts an instant to a local time. */
export function minuteOf(instant: Date): string {
  return new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
