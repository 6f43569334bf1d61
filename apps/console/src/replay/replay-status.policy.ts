import type { ReplayAttributes } from './replay';

export type ReplayStatus = ReplayAttributes['state'] | 'waiting' | 'arrived' | 'incomplete';

/** Returns the status that the console shows: a replay that has queued everything is as far as its deliveries are. */
export function replayStatusOf({
  state,
  pending,
  undelivered,
}: Pick<ReplayAttributes, 'state' | 'pending' | 'undelivered'>): ReplayStatus {
  if (state !== 'finished' || pending === undefined) return state;
  if (pending > 0) return 'waiting';
  return undelivered ? 'incomplete' : 'arrived';
}
