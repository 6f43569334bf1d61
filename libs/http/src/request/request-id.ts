import { randomUUID } from 'node:crypto';

const form = /^[\w.:/+=-]{1,128}$/;

/** The client's `X-Request-Id` if it is safe to log and to return, else a new one. */
export function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && form.test(header) ? header : randomUUID();
}
