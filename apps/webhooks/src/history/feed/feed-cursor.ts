import { day as calendarDay } from '@plumbline/contracts';

/** A position in an account's feed. */
export interface FeedCursor {
  /** The number of the last event before it; 0 at the beginning. */
  event: number;
  /** No event after the cursor has an earlier day. When that day is no longer kept, events may be missing. */
  day: string;
}

const version = 1;
const form = new RegExp(`^${version}\\.(\\d{1,16})\\.(\\d{4}-\\d{2}-\\d{2})$`);

/** Encodes a cursor for clients. It is opaque to them, so the form may change. */
export function writeCursor({ event, day }: FeedCursor): string {
  return Buffer.from(`${version}.${event}.${day}`).toString('base64url');
}

/** Returns undefined for an invalid cursor. It contains nothing that its holder must not know, so it is not signed. */
export function readCursor(text: string): FeedCursor | undefined {
  const [, event, day] = form.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? [];
  if (event === undefined || day === undefined || !calendarDay.safeParse(day).success) return undefined;
  const number = Number(event);
  return Number.isSafeInteger(number) ? { event: number, day } : undefined;
}
