import { queryOptions } from '@tanstack/react-query';
import { api, attributes } from '../app/api/api-client';
import type { ResourceResponse } from '../app/api/json-api';

export interface AccountAttributes {
  name: string;
  number: number;
  'tokens-may-never-expire': boolean;
}

/** The account of the current user. */
export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => api.get<ResourceResponse<AccountAttributes>>('v2/account', { signal }),
});

export interface AccountChange {
  name?: string;
  tokensMayNeverExpire?: boolean;
}

/** Changes the given settings only. */
export const changeAccount = (change: AccountChange) =>
  api.put<ResourceResponse<AccountAttributes>>('v2/account', attributes({ ...change }, 'accounts'));
