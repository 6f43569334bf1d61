import { rateLimit, resourceType } from '@plumbline/contracts';
import { z } from 'zod';

export const rateLimitResourceType = resourceType('rate-limits', {
  description: 'How many requests the account may make, and what is left of them. Times are in seconds from now.',
  attributes: {
    limit: rateLimit.shape.limit,
    'window-seconds': rateLimit.shape.windowSeconds,
    scope: rateLimit.shape.scope.describe('What shares one budget.'),
    'cool-down-seconds': rateLimit.shape.coolDownSeconds,
    remaining: z.int().nonnegative(),
    'reset-after-seconds': z.int().nonnegative(),
    'retry-after-seconds': z.int().nonnegative(),
    'used-by': z
      .array(z.object({ 'token-id': z.string(), requests: z.int().positive() }))
      .describe('Which tokens made the requests that count now.'),
  },
  example: {
    id: 'kmd',
    type: 'rate-limits',
    attributes: {
      limit: 30,
      'window-seconds': 60,
      scope: 'account',
      'cool-down-seconds': 0,
      remaining: 27,
      'reset-after-seconds': 41,
      'retry-after-seconds': 0,
      'used-by': [{ 'token-id': 'EXAMPLEtoken0001', requests: 3 }],
    },
  },
});
