/** A place in an account's feed. */
export interface FeedCursor {
  /** The number of the last event before it; 0 at the beginning. */
  event: number;
  /** No event after it is filed under an earlier day: if that day is no longer kept, some may be missing. */
  day: string;
}

const version = 1;
const form = new RegExp(`^${version}\\.(\\d{1,16})\\.(\\d{4}-\\d{2}-\\d{2})$`);

/** As clients keep it: opaque to them, so that it may change. */
export function writeCursor({ event, day }: FeedCursor): string {
  return Buffer.from(`${version}.${event}.${day}`).toString('base64url');
}

/** Undefined for what is none. It says nothing that its holder may not know, so it is not signed. */
export function readCursor(text: string): FeedCursor | undefined {
  const [, event, day] = form.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? [];
  if (event === undefined || day === undefined || Number.isNaN(Date.parse(day))) return undefined;
  const number = Number(event);
  return Number.isSafeInteger(number) ? { event: number, day } : undefined;
}
