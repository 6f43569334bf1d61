import { z } from 'zod';
import { page, pageOf } from '../core/page';
import { principal } from '../core/principal';
import { rpc } from '../core/rpc';
import { instant } from '../core/values';

/** `everything` that the webhook chooses, also what was never sent to it; or what has `failed`. */
export const replayKind = z.enum(['everything', 'failed']);
export const replayState = z.enum(['running', 'finished', 'cancelled']);

/** Deliveries that are sent again, little by little. */
export const replay = z.object({
  id: z.uuid(),
  endpointId: z.uuid(),
  kind: replayKind,
  /** Events received at or after this instant, or deliveries made then, */
  from: instant,
  /** and before this one. */
  to: instant,
  state: replayState,
  /** Deliveries that it comes to; null until they are counted. */
  total: z.int().nonnegative().nullable(),
  /** Of them, how many have been made due. */
  done: z.int().nonnegative(),
  createdAt: instant,
  finishedAt: instant.nullable(),
});
export type Replay = z.infer<typeof replay>;

const one = { actor: principal, endpointId: z.uuid() };

/**
 * Either `since`: everything of the webhook's choice that was received since; or `failedFrom`, with or without `failedTo`: what
 * was to be delivered in this time and was given up, or failed and waits for another attempt. What was sent before keeps its
 * `webhook-id`.
 */
export const startReplay = rpc('webhooks.start-replay', {
  request: z.object({
    ...one,
    since: instant.optional(),
    failedFrom: instant.optional(),
    failedTo: instant.optional(),
  }),
  reply: replay,
  write: true,
});
/** Newest first. */
export const listReplays = rpc('webhooks.list-replays', { request: z.object({ ...one, page }), reply: pageOf(replay) });
export const getReplay = rpc('webhooks.get-replay', { request: z.object({ ...one, id: z.uuid() }), reply: replay });
/** What has been made due is delivered all the same. Cancelling one that is over changes nothing. */
export const cancelReplay = rpc('webhooks.cancel-replay', {
  request: z.object({ ...one, id: z.uuid() }),
  reply: replay,
  write: true,
});
