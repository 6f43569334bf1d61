import { queryOptions } from '@tanstack/react-query';
import { api } from '../../app/api/api-client';
import type { ResourceResponse } from '../../app/api/json-api';

interface Counts {
  delivered: number;
  /** Attempts that failed and were followed by another. */
  retried: number;
  /** Deliveries that were given up. */
  failed: number;
  'p50-ms'?: number;
  'p95-ms'?: number;
}

export interface StatisticsAttributes extends Counts {
  from: string;
  to: string;
  /** Every hour of the time, in order. */
  hours: (Counts & { hour: string })[];
}

/** What a webhook saw in the last 24 hours. */
export const statisticsQuery = (id: string) =>
  queryOptions({
    queryKey: ['webhooks', id, 'statistics'],
    queryFn: ({ signal }) =>
      api.get<ResourceResponse<StatisticsAttributes>>(`v2/webhooks/${id}/statistics`, { signal }),
    staleTime: 60_000,
  });
