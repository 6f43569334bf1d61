import { randomUUID } from 'node:crypto';

const form = /^[\w.:/+=-]{1,128}$/;

/** The caller's `X-Request-Id` when it is harmless to log and to send back, else a new one. */
export function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && form.test(header) ? header : randomUUID();
}
