import { z } from 'zod';
import { instant, uuid } from '../../core/values';

/** `everything` that the webhook matches, including events that were never sent to it; or only deliveries that `failed`. */
export const replayKind = z.enum(['everything', 'failed']);
/** `finished` when everything has been scheduled; `failed` when that was not possible. */
export const replayState = z.enum(['running', 'finished', 'cancelled', 'failed']);

/** A background job that sends deliveries again. */
export const replay = z.object({
  id: uuid,
  endpointId: uuid,
  kind: replayKind,
  /** Events received, or deliveries created, at or after this instant. */
  from: instant,
  /** Events received, or deliveries created, before this instant. */
  to: instant,
  state: replayState,
  /** The number of deliveries; null until they have been counted. */
  total: z.int().nonnegative().nullable(),
  /** How many of them have been scheduled. */
  done: z.int().nonnegative(),
  /** How many of those have arrived, have been given up, and still wait for an attempt; null for replays that were not counted. */
  delivered: z.int().nonnegative().nullable().default(null),
  undelivered: z.int().nonnegative().nullable().default(null),
  pending: z.int().nonnegative().nullable().default(null),
  createdAt: instant,
  finishedAt: instant.nullable(),
});
export type Replay = z.infer<typeof replay>;
