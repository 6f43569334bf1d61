import { z } from 'zod';

/** The `meta` of responses about a session. */
export const sessionMeta = {
  schema: z.object({
    'csrf-token': z.string().describe('Goes into the header `X-CSRF-Token` of every write.'),
    'account-id': z.int().positive(),
  }),
  example: { 'csrf-token': 'tPz0Sl9fV8i3sWqJrGJb2m0oV0y3k5v7x9z1A3C5E7g', 'account-id': 1001 },
};
