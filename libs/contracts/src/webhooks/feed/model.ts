import { z } from 'zod';
import { instant, numericId, uuid } from '../../core/values';

export const feedEvent = z.object({
  id: uuid,
  name: z.string(),
  /** Null for an event of the account as a whole. */
  projectId: numericId.nullable(),
  /** The JSON body that webhooks receive. */
  body: z.string(),
  occurredAt: instant,
  receivedAt: instant,
});
export type FeedEvent = z.infer<typeof feedEvent>;
