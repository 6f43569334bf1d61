import { queryOptions } from '@tanstack/react-query';
import { api, attributes } from '../app/api/api-client';
import type { Resource, ResourceResponse } from '../app/api/json-api';

export interface AccountAttributes {
  name: string;
  number: number;
  'tokens-may-never-expire': boolean;
}

export type Account = Resource<AccountAttributes>;

/** The account of the current user. */
export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => api.get<ResourceResponse<AccountAttributes>>('v2/account', { signal }),
});

export interface AccountChange {
  name?: string;
  tokensMayNeverExpire?: boolean;
}

/** Changes the given settings only, and only in this version. */
export const changeAccount = (change: AccountChange, ifMatch?: string) =>
  api.put<ResourceResponse<AccountAttributes>>('v2/account', attributes({ ...change }, 'accounts'), { ifMatch });
