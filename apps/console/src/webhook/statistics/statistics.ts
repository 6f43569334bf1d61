import { queryOptions } from '@tanstack/react-query';
import { api } from '../../app/api/api-client';
import type { ResourceResponse } from '../../app/api/json-api';

interface Counts {
  delivered: number;
  /** Failed attempts that were retried. */
  retried: number;
  /** Deliveries that were given up. */
  failed: number;
  'p50-ms'?: number;
  'p95-ms'?: number;
}

export interface StatisticsAttributes extends Counts {
  from: string;
  to: string;
  /** One entry per hour, in order. */
  hours: (Counts & { hour: string })[];
}

/** The statistics of a webhook for the last 24 hours. */
export const statisticsQuery = (id: string) =>
  queryOptions({
    queryKey: ['webhooks', id, 'statistics'],
    queryFn: ({ signal }) =>
      api.get<ResourceResponse<StatisticsAttributes>>(`v2/webhooks/${id}/statistics`, { signal }),
    staleTime: 60_000,
  });
