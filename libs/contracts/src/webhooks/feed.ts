import { z } from 'zod';
import { principal } from '../core/principal';
import { rpc } from '../core/rpc';
import { instant, numericId } from '../core/values';

export const feedEvent = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Null for an event of the account as a whole. */
  projectId: numericId.nullable(),
  /** JSON, as webhooks get it. */
  body: z.string(),
  occurredAt: instant,
  receivedAt: instant,
});
export type FeedEvent = z.infer<typeof feedEvent>;

/**
 * The account's events in one order that never changes, for who cannot receive webhooks. A part may hold less than `limit`,
 * even nothing, while `hasMore` says that there is more.
 */
export const readFeed = rpc('webhooks.read-feed', {
  request: z.object({
    actor: principal,
    /** `nextCursor` of the part before; absent for the oldest events that are kept. */
    after: z.string().max(200).optional(),
    /** Names of events or families of them (`ticket_*`); absent for all. */
    types: z.array(z.string().max(100)).min(1).max(100).optional(),
    projectIds: z.array(numericId).min(1).max(1_000).optional(),
    limit: z.int().min(1).max(500).default(100),
  }),
  reply: z.object({ items: z.array(feedEvent), nextCursor: z.string(), hasMore: z.boolean() }),
});
