import { queryOptions } from '@tanstack/react-query';
import { api } from '../app/api/api-client';
import type { One } from '../app/api/json-api';

export interface BudgetAttributes {
  limit: number;
  'window-seconds': number;
  /** What shares one budget. */
  scope: 'account' | 'user' | 'token';
  remaining: number;
  'reset-after-seconds': number;
  'used-by': { 'token-id': string; requests: number }[];
}

/** What is left of the requests of this minute. Asking costs none of them. */
export const budgetQuery = queryOptions({
  queryKey: ['budget'],
  queryFn: ({ signal }) => api.get<One<BudgetAttributes>>('v2/rate_limit', { signal }),
  refetchInterval: 5_000,
});
