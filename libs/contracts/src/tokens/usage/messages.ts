import { z } from 'zod';
import { principal } from '../../core/principal';
import { rpc } from '../../core/rpc';
import { instant, nothing, numericId } from '../../core/values';
import { tokenId } from '../token/model';
import { usage, usagePoint } from './model';

/** Records what a gateway has counted since its last report, by token and interval. A redelivered report counts once. */
export const recordUsage = rpc('tokens.record-usage', {
  request: z.object({
    counts: z
      .array(z.object({ accountId: numericId, tokenId, ...usagePoint.shape }))
      .min(1)
      .max(1_000),
  }),
  reply: nothing,
  write: true,
});

/**
 * Returns the requests that count against the account's request limit: in total, and by token for the tokens that the actor may
 * see (their own; for user managers, all).
 */
export const getUsage = rpc('tokens.get-usage', {
  request: z.object({ actor: principal, since: instant, stepSeconds: z.union([z.literal(300), z.literal(3_600)]) }),
  reply: usage,
});
