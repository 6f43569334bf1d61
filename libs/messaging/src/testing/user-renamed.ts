import { event } from '@plumbline/contracts';
import { z } from 'zod';

/** An event that only tests know. */
export const userRenamed = event('user.renamed', {
  data: z.object({ name: z.string() }),
  description: 'A user has a new name.',
  example: {
    id: '01a20c71-1e02-7a3b-9c4d-5e6f70819201',
    type: 'user.renamed',
    occurredAt: '2026-11-24T08:00:00.000Z',
    accountId: 1,
    data: { name: 'Ada' },
  },
});
