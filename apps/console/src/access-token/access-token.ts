import type { Scope } from '@plumbline/contracts';
import { queryOptions } from '@tanstack/react-query';
import { api, attributes } from '../app/api/api-client';
import type { ListResponse, ResourceResponse, Resource } from '../app/api/json-api';

export interface AccessTokenAttributes {
  name: string;
  scopes: Scope[];
  'user-id': string;
  'created-at': string;
  'expires-at'?: string;
  'last-used-at'?: string;
  'last-used-ip'?: string;
}

export type AccessToken = Resource<AccessTokenAttributes>;
/** The response that issues a token. No other response contains its secret. */
export type IssuedTokenResponse = ResourceResponse<AccessTokenAttributes & { token: string }>;

/** The tokens of a user. Defaults to the current user. */
export const accessTokensQuery = (userId?: string) =>
  queryOptions({
    queryKey: userId === undefined ? ['access-tokens'] : ['access-tokens', userId],
    queryFn: ({ signal }) =>
      api.get<ListResponse<AccessTokenAttributes>>('v2/personal_access_tokens', { query: { user_id: userId }, signal }),
  });

export interface NewAccessToken {
  name: string;
  scopes: Scope[];
  /** Null for no expiration, if the account allows it. */
  expiresInDays: number | null;
}

export const createAccessToken = (token: NewAccessToken) =>
  api.post<IssuedTokenResponse>('v2/personal_access_tokens', attributes({ ...token }, 'personal-access-tokens'));

/** Issues a successor. The old token stays valid for the overlap, in seconds. */
export const rotateAccessToken = (id: string, overlapSeconds: number) =>
  api.post<IssuedTokenResponse>(`v2/personal_access_tokens/${id}/rotate`, attributes({ overlapSeconds }));

export const deleteAccessToken = (id: string) => api.delete(`v2/personal_access_tokens/${id}`);

/** Returns the public beginning of a token, by which users recognise it in a configuration. */
export const prefixOf = (id: string) => `plb_pat_${id}_`;

/** Returns a shell command that tries the token. */
export function curlLine(token: string, url: string): string {
  return `curl -H 'X-PlanRadar-API-Key: ${token}' '${url}'`;
}
