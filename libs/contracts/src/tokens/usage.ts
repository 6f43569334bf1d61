import { z } from 'zod';
import { principal } from '../core/principal';
import { rpc } from '../core/rpc';
import { instant, nothing, numericId } from '../core/values';
import { tokenId } from './token';

/** Requests are counted by this many seconds. */
export const usageStepSeconds = 300;
/** How long the counts are kept. */
export const usageHours = 48;

const requests = { admitted: z.int().nonnegative(), refused: z.int().nonnegative() };

/** What a gateway has counted since it last told, by token and step; a call that arrives twice counts once. */
export const recordUsage = rpc('tokens.record-usage', {
  request: z.object({
    counts: z
      .array(
        z.object({
          accountId: numericId,
          tokenId,
          /** When the step began. */
          at: instant,
          ...requests,
        }),
      )
      .min(1)
      .max(1_000),
  }),
  reply: nothing,
  write: true,
});

export const usagePoint = z.object({ at: instant, ...requests });
export type UsagePoint = z.infer<typeof usagePoint>;

/**
 * Requests that counted against the account's limit, or would have: in all, and by those of the tokens that the actor may see:
 * their own, or for user managers every one. Steps without any are left out.
 */
export const getUsage = rpc('tokens.get-usage', {
  request: z.object({ actor: principal, since: instant, stepSeconds: z.union([z.literal(300), z.literal(3_600)]) }),
  reply: z.object({
    total: z.array(usagePoint),
    tokens: z.array(z.object({ tokenId, userId: numericId, name: z.string(), points: z.array(usagePoint) })),
  }),
});
export type Usage = z.infer<typeof getUsage.reply>;
