import { queryOptions } from '@tanstack/react-query';
import { api } from '../app/api/api-client';
import type { ResourceResponse } from '../app/api/json-api';

export interface RequestUsageAttributes {
  limit: number;
  'window-seconds': number;
  /** What the limit applies to. */
  scope: 'account' | 'user' | 'token';
  remaining: number;
  'reset-after-seconds': number;
  'used-by': { 'token-id': string; requests: number }[];
}

/** The remaining requests in the current window. This request does not count towards the limit. */
export const requestUsageQuery = queryOptions({
  queryKey: ['request-usage'],
  queryFn: ({ signal }) => api.get<ResourceResponse<RequestUsageAttributes>>('v2/rate_limit', { signal }),
  refetchInterval: 5_000,
});
