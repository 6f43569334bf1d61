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
import { lendTokenTo } from '../api-explorer/frame-token';

/** Null once it was revoked. */
type Held = ExplorerToken | null;

/** Until when a token is good enough; one that was revoked is not made anew unless asked for. */
const untilRenewal = ({ state: { data } }: Query<Held>) => (data ? renewalAfterMs(data) : false);

const explorerTokenQuery = queryOptions<Held>({
  queryKey: ['explorer-token'],
  queryFn: createExplorerToken,
  staleTime: ({ state: { data, dataUpdatedAt } }) =>
    data ? renewalAfterMs(data, dataUpdatedAt) : data === null ? Infinity : 0,
  // The console keeps it for whoever leaves the page and comes back: neither view and no visit takes one of its own.
  gcTime: 60 * 60_000,
  refetchInterval: untilRenewal,
  refetchIntervalInBackground: true,
});

/** To be called after a token was deleted elsewhere in the console: were it this one, the next visit needs another. */
export function forgetExplorerToken(client: QueryClient, id: string): void {
  const { queryKey } = explorerTokenQuery;
  if (client.getQueryData(queryKey)?.id === id) client.removeQueries({ queryKey });
}

/** The token that requests are tried with in this page of the console, lent to the frame with the view. */
export function useExplorerToken() {
  const client = useQueryClient();
  const query = useQuery(explorerTokenQuery);
  const token = query.data;
  const frame = useRef<HTMLIFrameElement>(null);
  // In the same task that a frame gets into the page, so that it finds somebody to ask.
  useLayoutEffect(() => (token ? lendTokenTo(() => frame.current?.contentWindow, token) : undefined), [token]);
  const revoke = useMutation({
    mutationFn: (id: string) => deleteAccessToken(id),
    onSuccess: () => client.setQueryData(explorerTokenQuery.queryKey, null),
  });
  return { query, revoke, frame };
}
