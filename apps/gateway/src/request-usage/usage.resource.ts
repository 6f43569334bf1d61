import {
  instant,
  resourceType,
  shortCode,
  toShortCode,
  usagePoint,
  type Resource,
  type Usage,
} from '@plumbline/contracts';
import { z } from 'zod';

const dayMs = 86_400_000;

/** When the first whole step of the last 24 hours began. */
export function firstStep(now: Date, stepSeconds: number): Date {
  const stepMs = stepSeconds * 1_000;
  return new Date(Math.ceil((now.getTime() - dayMs) / stepMs) * stepMs);
}

/** The requests of an account, step by step. */
export function usageResource(
  { accountId }: { accountId: number },
  { total, tokens }: Usage,
  { since, stepSeconds }: { since: string; stepSeconds: number },
): Resource {
  return {
    id: toShortCode(accountId),
    type: 'rate-limit-histories',
    attributes: {
      since,
      'step-seconds': stepSeconds,
      total,
      tokens: tokens.map(({ tokenId, userId, name, points }) => ({
        'token-id': tokenId,
        name,
        'user-id': toShortCode(userId),
        points,
      })),
    },
  };
}

const points = z.array(usagePoint);
const example = [{ at: '2026-11-24T07:55:00.000Z', admitted: 120, refused: 4 }];

export const usageResourceType = resourceType('rate-limit-histories', {
  description: 'How many requests with tokens were admitted and refused by the limit, step by step.',
  attributes: {
    since: instant,
    'step-seconds': z.int(),
    total: points.describe('Of all tokens of the account.'),
    tokens: z
      .array(z.object({ 'token-id': z.string(), name: z.string(), 'user-id': shortCode, points }))
      .describe('The busiest first.'),
  },
  example: usageResource(
    { accountId: 1001 },
    { total: example, tokens: [{ tokenId: 'EXAMPLEtoken0001', userId: 2002, name: 'Site diary', points: example }] },
    { since: '2026-11-23T08:00:00.000Z', stepSeconds: 300 },
  ),
});
