import { z } from 'zod';
import { principal } from '../../core/principal';
import { rpc } from '../../core/rpc';
import { numericId } from '../../core/values';
import { feedEvent } from './model';

/**
 * Reads the account's events in a stable order, for clients that cannot receive webhooks. A page may have fewer events than
 * `limit`, or none, while `hasMore` is true.
 */
export const readFeed = rpc('webhooks.read-feed', {
  request: z.object({
    actor: principal,
    /** The `nextCursor` of the previous page; absent for the oldest events that are kept. */
    after: z.string().max(200).optional(),
    /** Names of events, or families of them (`ticket_*`); absent for all. */
    types: z.array(z.string().max(100)).min(1).max(100).optional(),
    projectIds: z.array(numericId).min(1).max(1_000).optional(),
    limit: z.int().min(1).max(500).default(100),
  }),
  reply: z.object({ items: z.array(feedEvent), nextCursor: z.string(), hasMore: z.boolean() }),
});
