import { defaultRateLimit, resourceType } from '@plumbline/contracts';
import { z } from 'zod';
import { accountResource } from './account.resource';

export const accountResourceType = resourceType('accounts', {
  description: 'The account and what its people have set.',
  attributes: {
    name: z.string(),
    number: z.int().describe('As paths take it.'),
    'tokens-may-never-expire': z.boolean().describe('Whether people may make access tokens that never expire.'),
  },
  example: accountResource({
    id: 1001,
    name: 'Moser Construction',
    rateLimit: defaultRateLimit,
    tokensMayNeverExpire: false,
  }),
});
