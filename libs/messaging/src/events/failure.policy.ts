import { DomainError } from '@plumbline/errors';
import { isDatabaseOutage } from '@plumbline/persistence';
import { ZodError } from 'zod';

/** A message that no retry can help: its text or its shape is wrong. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
}

/** What becomes of an event that could not be handled. */
export type FailureDecision =
  { then: 'dead-letter'; reason: string } | { then: 'pause' } | { then: 'again'; delayMs: number };

const firstDelayMs = 100;
const longestDelayMs = 30_000;

/** `deliveryCount` is how often the event has been delivered before this time. */
export function decideFailure(error: unknown, deliveryCount: number): FailureDecision {
  if (isDatabaseOutage(error)) return { then: 'pause' };
  if (error instanceof UnreadableEvent) return { then: 'dead-letter', reason: `unreadable: ${error.message}` };
  if (error instanceof ZodError) return { then: 'dead-letter', reason: 'invalid' };
  // A refusal stands, however often it is asked for; a 5xx is about this moment.
  if (error instanceof DomainError && error.status < 500) {
    return { then: 'dead-letter', reason: `refused: ${error.code} (${error.message})` };
  }
  return { then: 'again', delayMs: Math.min(firstDelayMs * 2 ** deliveryCount, longestDelayMs) };
}
