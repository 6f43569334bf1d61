import { z } from 'zod';

/** A minute where the reader is, in the form `2026-11-24T08:30`, as inputs and addresses have it. */
export const localMinute = z.iso.datetime({ local: true, precision: -1 });

/** The instant (ISO 8601, UTC) that a minute where the reader is stands for. */
export function instantOf(minute: string): string {
  return new Date(minute).toISOString();
}

/** An instant as a minute where the reader is. */
export function minuteOf(instant: Date): string {
  return new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
