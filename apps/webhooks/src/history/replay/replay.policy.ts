import { DomainError, type Problem, type Text } from '@plumbline/errors';
import { firstUuidAt } from '../delivery/delivery-filter';
import type { ReplayEntity } from './replay.entity';

/** The number of deliveries that a replay makes due at once, at least and at most. */
export const smallestBatch = 10;
export const largestBatch = 500;

export interface ReplayInput {
  since?: string;
  failedFrom?: string;
  failedTo?: string;
}

/**
 * The kind, period and start position of a replay.
 * @throws DomainError `request.invalid`
 */
export function periodOf(input: ReplayInput, now: Date): Pick<ReplayEntity, 'kind' | 'from' | 'to' | 'position'> {
  const [first, ...rest] = problemsOf(input, now);
  if (first) throw DomainError.of([first, ...rest]);
  const { since, failedFrom, failedTo } = input;
  if (since !== undefined) return { kind: 'everything', from: new Date(since), to: now, position: '0' };
  const to = failedTo === undefined ? now : new Date(Math.min(Date.parse(failedTo), now.getTime()));
  return { kind: 'failed', from: new Date(failedFrom!), to, position: firstUuidAt(failedFrom!) };
}

function problemsOf({ since, failedFrom, failedTo }: ReplayInput, now: Date): Problem[] {
  const problem = (name: string, detail: Text): Problem => ({
    code: 'request.invalid',
    detail,
    source: { pointer: `/data/attributes/${name}` },
  });
  const inFuture = (time: string) => Date.parse(time) > now.getTime();
  if (since !== undefined) {
    if (failedFrom ?? failedTo) return [problem('since', 'Set either since or failed-from, not both.')];
    return inFuture(since) ? [problem('since', 'since must be in the past.')] : [];
  }
  if (failedFrom === undefined) {
    const name = failedTo === undefined ? 'since' : 'failed-from';
    return [problem(name, 'Set since to replay everything, or failed-from to replay what failed.')];
  }
  if (inFuture(failedFrom)) return [problem('failed-from', 'failed-from must be in the past.')];
  if (failedTo !== undefined && Date.parse(failedTo) <= Date.parse(failedFrom)) {
    return [problem('failed-to', 'failed-to must be after failed-from.')];
  }
  return [];
}

/**
 * How many deliveries may wait for an endpoint after the next step, given how many wait before it and the batch of the last step.
 * It approaches the number that the endpoint takes between two steps: a replay runs as fast as the endpoint allows, and new
 * events find hardly anything ahead of them.
 */
export function nextBatch({ batch, waiting }: { batch: number; waiting: number }): number {
  if (waiting === 0) return Math.min(batch * 2, largestBatch);
  if (waiting > batch / 2) return Math.max(Math.floor(batch / 2), smallestBatch);
  return batch;
}
