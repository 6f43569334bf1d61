import { deliveryStatus } from '@plumbline/contracts';
import { z } from 'zod';
import { listSearch } from '../app/list/list-search';
import { localMinute } from '../app/value/local-time';

const minute = localMinute.optional().catch(undefined);

/** The search parameters of a list of deliveries. Times are local. */
export const deliverySearch = listSearch.pick({ page: true }).extend({
  status: z.array(deliveryStatus).min(1).optional().catch(undefined),
  event: z.array(z.string().max(100)).min(1).optional().catch(undefined),
  project: z.string().max(100).optional().catch(undefined),
  from: minute,
  to: minute,
});

export type DeliverySearch = z.output<typeof deliverySearch>;
