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
/** An answer that makes a token has its text, this once. */
export type FreshToken = ResourceResponse<AccessTokenAttributes & { token: string }>;

/** A user's tokens; one's own unless told. */
export const accessTokensQuery = (userId?: string) =>
  queryOptions({
    queryKey: userId === undefined ? ['access-tokens'] : ['access-tokens', userId],
    queryFn: ({ signal }) =>
      api.get<ListResponse<AccessTokenAttributes>>('v2/personal_access_tokens', { query: { user_id: userId }, signal }),
  });

export interface NewAccessToken {
  name: string;
  scopes: Scope[];
  /** Null for never, where the account allows that. */
  expiresInDays: number | null;
}

export const createAccessToken = (token: NewAccessToken) =>
  api.post<FreshToken>('v2/personal_access_tokens', attributes({ ...token }, 'personal-access-tokens'));

/** Makes a successor; the old token works on for the overlap, in seconds. */
export const rotateAccessToken = (id: string, overlapSeconds: number) =>
  api.post<FreshToken>(`v2/personal_access_tokens/${id}/rotate`, attributes({ overlapSeconds }));

export const deleteAccessToken = (id: string) => api.delete(`v2/personal_access_tokens/${id}`);

/** How a token begins: enough to recognise it in a configuration, and no secret. */
export const prefixOf = (id: string) => `plb_pat_${id}_`;

/** A line for a shell that shows that a token works. */
export function curlLine(token: string, url: string): string {
  return `curl -H 'X-PlanRadar-API-Key: ${token}' '${url}'`;
}
