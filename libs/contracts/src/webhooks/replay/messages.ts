import { z } from 'zod';
import { page, pageOf } from '../../core/page';
import { principal } from '../../core/principal';
import { rpc } from '../../core/rpc';
import { instant, uuid } from '../../core/values';
import { replay } from './model';

const ofEndpoint = { actor: principal, endpointId: uuid };

/**
 * Starts a replay. With `since`: everything that the webhook matches and that was received since then. With `failedFrom`, and
 * optionally `failedTo`: deliveries of that period that were given up, or that failed and wait for a retry. A delivery that was
 * sent before keeps its `webhook-id`.
 */
export const startReplay = rpc('webhooks.start-replay', {
  request: z.object({
    ...ofEndpoint,
    since: instant.optional(),
    failedFrom: instant.optional(),
    failedTo: instant.optional(),
  }),
  reply: replay,
  write: true,
});
/** Lists replays, newest first. */
export const listReplays = rpc('webhooks.list-replays', {
  request: z.object({ ...ofEndpoint, page }),
  reply: pageOf(replay),
});
export const getReplay = rpc('webhooks.get-replay', {
  request: z.object({ ...ofEndpoint, id: uuid }),
  reply: replay,
});
/** Cancels a replay. Deliveries that have been scheduled are still sent. Cancelling a finished replay has no effect. */
export const cancelReplay = rpc('webhooks.cancel-replay', {
  request: z.object({ ...ofEndpoint, id: uuid }),
  reply: replay,
  write: true,
});
