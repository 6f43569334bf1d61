import { AsyncLocalStorage } from 'node:async_hooks';
import { randomFillSync, randomUUID } from 'node:crypto';

/** What follows one piece of work through every process: a request id for people, a W3C trace context for tools. */
export interface RequestContext {
  requestId: string;
  /** https://www.w3.org/TR/trace-context/ level 1: `00-<trace id>-<parent id>-<flags>`. */
  traceparent: string;
}

const storage = new AsyncLocalStorage<RequestContext>();
const traceparentForm = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The context of the work under way; undefined outside of any. */
export function currentContext(): RequestContext | undefined {
  return storage.getStore();
}

/** Runs `work` and everything it awaits within a context. */
export function runInContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** Runs work that a piece of work only set off, and that is no part of it. */
export function runWithoutContext<T>(work: () => T): T {
  return storage.exit(work);
}

/** A context that continues the caller's trace when it sent a valid one, and else begins its own. */
export function continueContext(from: { requestId?: string; traceparent?: string }): RequestContext {
  const span = randomHex(8);
  const traceparent =
    from.traceparent && traceparentForm.test(from.traceparent)
      ? `${from.traceparent.slice(0, 36)}${span}${from.traceparent.slice(52)}`
      : `00-${randomHex(16)}-${span}-01`;
  return { requestId: from.requestId ?? randomUUID(), traceparent };
}

const pool = Buffer.alloc(4_096);
let used = pool.length;

/** Random bytes in hex from a pool: asking the system for every few of them would be the dearest part of a small request. */
function randomHex(bytes: number): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytes;
  return pool.toString('hex', used - bytes, used);
}
