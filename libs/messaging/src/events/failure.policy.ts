import { DomainError } from '@plumbline/errors';
import { dataExceptionOf, isDatabaseOutage } from '@plumbline/persistence';
import { ZodError } from 'zod';

/** A message that is not a valid event. A retry does not help. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
}

/** What the consumer does with an event whose handler failed. */
export type FailureDecision =
  { then: 'dead-letter'; reason: string } | { then: 'requeue' } | { then: 'again'; delayMs: number };

const firstDelayMs = 100;
const longestDelayMs = 30_000;
/** Retries of an event while many others fail as well. */
const retriesInCrowd = 2;

/**
 * `deliveryCount` is the number of earlier deliveries of the event. `crowded`: many events wait for their retry. Each takes a place
 * meanwhile, so that a further one is soon given to an operator: the events behind it must not wait for minutes.
 */
export function decideFailure(
  error: unknown,
  { deliveryCount, crowded = false }: { deliveryCount: number; crowded?: boolean },
): FailureDecision {
  // The process stops during the outage. Otherwise the consumer keeps the event until the database is available.
  if (isDatabaseOutage(error)) return { then: 'requeue' };
  if (error instanceof UnreadableEvent) return { then: 'dead-letter', reason: `unreadable: ${error.message}` };
  if (error instanceof ZodError) return { then: 'dead-letter', reason: 'invalid' };
  // A 4xx is permanent, a 5xx temporary.
  if (error instanceof DomainError && error.status < 500) {
    return { then: 'dead-letter', reason: `refused: ${error.code} (${error.message})` };
  }
  const dataException = dataExceptionOf(error);
  if (dataException) {
    return { then: 'dead-letter', reason: `refused: the database cannot store it (SQLSTATE ${dataException})` };
  }
  if (crowded && deliveryCount >= retriesInCrowd) {
    return { then: 'dead-letter', reason: `failed: ${deliveryCount + 1} times, while many other events failed` };
  }
  return { then: 'again', delayMs: Math.min(firstDelayMs * 2 ** deliveryCount, longestDelayMs) };
}
