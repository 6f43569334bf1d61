import { queryOptions } from '@tanstack/react-query';
import { api } from '../app/api/api-client';
import type { ListResponse } from '../app/api/json-api';

export interface SessionAttributes {
  /** Whether this is the session of this page. */
  current: boolean;
  ip: string;
  'user-agent'?: string;
  'created-at': string;
  'last-used-at': string;
  'expires-at': string;
}

/** The sessions of the current user, last used first. */
export const ownSessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => api.get<ListResponse<SessionAttributes>>('v2/sessions', { signal }),
});

export const endSession = (id: string) => api.delete(`v2/sessions/${id}`);

export const endSessions = (ids: readonly string[]) => Promise.all(ids.map(endSession));
