import { resourceType, ticketStatuses } from '@plumbline/contracts';
import { z } from 'zod';
import { statusResource } from './status.resource';

export const statusResourceType = resourceType('statuses', {
  description: 'A status that tickets can have.',
  attributes: { id: z.string().describe('The code.'), name: z.string(), number: z.int() },
  example: statusResource(ticketStatuses[0]),
});
