import { randomBytes } from 'node:crypto';

/**
 * A trace id that the services record, however few they record of others. The sampler compares the exclusive or of an id's four words with
 * the ratio. That of two equal halves is 0, which is below every ratio.
 */
export function recordedTraceId(): string {
  return randomBytes(8).toString('hex').repeat(2);
}

/** The header by which a client's span, of the recorded trace, is the parent of the request's (W3C Trace Context). */
export const traceparentOf = (traceId: string, spanId = '00f067aa0ba902b7') => `00-${traceId}-${spanId}-01`;
