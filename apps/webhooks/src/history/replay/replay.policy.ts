import { DomainError, type Problem } from '@plumbline/errors';
import { firstUuidAt } from '../delivery/delivery-filter';
import type { ReplayEntity } from './replay.entity';

/** Deliveries that a replay makes due at once, at least and at most. */
export const smallestBatch = 10;
export const largestBatch = 500;

export interface ReplayWish {
  since?: string;
  failedFrom?: string;
  failedTo?: string;
}

/**
 * What an owner wants to be replayed, as it begins.
 * @throws DomainError `request.invalid`
 */
export function rangeOf(wish: ReplayWish, now: Date): Pick<ReplayEntity, 'kind' | 'from' | 'to' | 'position'> {
  const problems = problemsOf(wish, now);
  const [first, ...rest] = problems;
  if (first) throw DomainError.of([first, ...rest]);
  const { since, failedFrom, failedTo } = wish;
  if (since !== undefined) return { kind: 'everything', from: new Date(since), to: now, position: '0' };
  const to = failedTo === undefined ? now : new Date(Math.min(Date.parse(failedTo), now.getTime()));
  return { kind: 'failed', from: new Date(failedFrom!), to, position: firstUuidAt(failedFrom!) };
}

function problemsOf({ since, failedFrom, failedTo }: ReplayWish, now: Date): Problem[] {
  const problem = (name: string, detail: string): Problem => ({
    code: 'request.invalid',
    detail,
    source: { pointer: `/data/attributes/${name}` },
  });
  const inFuture = (time: string) => Date.parse(time) > now.getTime();
  if (since !== undefined) {
    if (failedFrom ?? failedTo) return [problem('since', 'Either since or failed-from, not both.')];
    return inFuture(since) ? [problem('since', 'since is a time in the past.')] : [];
  }
  if (failedFrom === undefined) {
    const name = failedTo === undefined ? 'since' : 'failed-from';
    return [problem(name, 'Say since when: since for everything, failed-from for what failed.')];
  }
  if (inFuture(failedFrom)) return [problem('failed-from', 'failed-from is a time in the past.')];
  if (failedTo !== undefined && Date.parse(failedTo) <= Date.parse(failedFrom)) {
    return [problem('failed-to', 'failed-to is after failed-from.')];
  }
  return [];
}

/**
 * How many deliveries may wait for an endpoint after a replay's next step, given how many do before it and how many it let wait
 * the last time. It feels its way to about as many as the endpoint takes between two steps: so a replay is soon done where it
 * can be, and what is new finds hardly anything before it.
 */
export function nextBatch({ batch, waiting }: { batch: number; waiting: number }): number {
  if (waiting === 0) return Math.min(batch * 2, largestBatch);
  if (waiting > batch / 2) return Math.max(Math.floor(batch / 2), smallestBatch);
  return batch;
}
