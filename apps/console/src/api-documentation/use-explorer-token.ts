import {
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
  type Query,
  type QueryClient,
} from '@tanstack/react-query';
import { useLayoutEffect, useRef } from 'react';
import { deleteAccessToken } from '../access-token/access-token';
import { createExplorerToken, renewalAfterMs, type ExplorerToken } from '../api-explorer/explorer-token';
import { provideTokenTo } from '../api-explorer/frame-token';

/** Null after the token was revoked. */
type CurrentToken = ExplorerToken | null;

/** Returns when to renew the token. A revoked token is replaced only on request. */
const untilRenewal = ({ state: { data } }: Query<CurrentToken>) => (data ? renewalAfterMs(data) : false);

const explorerTokenQuery = queryOptions<CurrentToken>({
  queryKey: ['explorer-token'],
  queryFn: createExplorerToken,
  staleTime: ({ state: { data, dataUpdatedAt } }) =>
    data ? renewalAfterMs(data, dataUpdatedAt) : data === null ? Infinity : 0,
  // Kept when the user leaves the page, so that all views and visits share one token.
  gcTime: 60 * 60_000,
  refetchInterval: untilRenewal,
  refetchIntervalInBackground: true,
});

/** Call this after a token was deleted elsewhere in the console. If it was this one, the next visit creates another. */
export function forgetExplorerToken(client: QueryClient, id: string): void {
  const { queryKey } = explorerTokenQuery;
  if (client.getQueryData(queryKey)?.id === id) client.removeQueries({ queryKey });
}

/** Provides the API explorer token and passes it to the frame. */
export function useExplorerToken() {
  const client = useQueryClient();
  const query = useQuery(explorerTokenQuery);
  const token = query.data;
  const frame = useRef<HTMLIFrameElement>(null);
  // A layout effect, so that the listener is registered before the frame asks for the token.
  useLayoutEffect(() => (token ? provideTokenTo(() => frame.current?.contentWindow, token) : undefined), [token]);
  const revoke = useMutation({
    mutationFn: (id: string) => deleteAccessToken(id),
    onSuccess: () => client.setQueryData(explorerTokenQuery.queryKey, null),
  });
  return { query, revoke, frame };
}
