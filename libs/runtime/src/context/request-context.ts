import { AsyncLocalStorage } from 'node:async_hooks';
import { randomFillSync, randomUUID } from 'node:crypto';

/** Identifies one unit of work in all processes: a request id for people, a W3C trace context for tools. */
export interface RequestContext {
  requestId: string;
  /** https://www.w3.org/TR/trace-context/ level 1: `00-<trace id>-<parent id>-<flags>`. */
  traceparent: string;
}

/** What a request or message carries of the context in which it was sent. */
export type ContextSource = Partial<RequestContext>;

const storage = new AsyncLocalStorage<RequestContext>();
const traceparentForm = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The context of the current work. Undefined outside of a context. */
export function currentContext(): RequestContext | undefined {
  return storage.getStore();
}

/** Runs `work`, and everything it awaits, in a context. */
export function runInContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** Runs work outside of the current context, for work that outlives the request that started it. */
export function runWithoutContext<T>(work: () => T): T {
  return storage.exit(work);
}

/** A context that continues the caller's trace, or starts a new one if the caller sent no valid trace. */
export function continueContext(from: ContextSource): RequestContext {
  const span = randomHex(8);
  const traceparent =
    from.traceparent && traceparentForm.test(from.traceparent)
      ? `${from.traceparent.slice(0, 36)}${span}${from.traceparent.slice(52)}`
      : `00-${randomHex(16)}-${span}-01`;
  return { requestId: from.requestId ?? randomUUID(), traceparent };
}

/** The ids of a trace context. Undefined if it is absent or invalid. */
export function parseTraceparent(traceparent?: string): { traceId: string; spanId: string } | undefined {
  return traceparent && traceparentForm.test(traceparent) ? idsIn(traceparent) : undefined;
}

/** The ids of a trace context that is known to be valid. */
function idsIn(traceparent: string): { traceId: string; spanId: string } {
  return { traceId: traceparent.slice(3, 35), spanId: traceparent.slice(36, 52) };
}

/** The properties of a log line that connect it with the request and, in tools, with the trace. */
export function logFieldsOf(context: RequestContext | undefined): {
  requestId?: string;
  traceId?: string;
  spanId?: string;
} {
  return context ? { requestId: context.requestId, ...idsIn(context.traceparent) } : {};
}

const pool = Buffer.alloc(4_096);
let used = pool.length;

/** Random bytes in hex, from a pool: a system call for each would be the most expensive part of a small request. */
function randomHex(bytes: number): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytes;
  return pool.toString('hex', used - bytes, used);
}
