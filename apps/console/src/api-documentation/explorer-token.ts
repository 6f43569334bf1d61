import { queryOptions, useMutation, useQuery, useQueryClient, type Query } from '@tanstack/react-query';
import { useLayoutEffect, useRef } from 'react';
import { deleteAccessToken } from '../access-token/access-token';
import {
  ExplorerTokenChannel,
  mintExplorerToken,
  renewalAfterMs,
  type ExplorerToken,
} from '../explorer/explorer-token';
import { useMe } from '../session/session';

/** Null once it was revoked. */
type Held = ExplorerToken | null;

/** Until when a token is good enough; one that was revoked is not made anew unless asked for. */
const untilRenewal = ({ state: { data } }: Query<Held>) => (data ? renewalAfterMs(data) : false);

const explorerTokenQuery = queryOptions<Held>({
  queryKey: ['explorer-token'],
  queryFn: mintExplorerToken,
  staleTime: ({ state: { data, dataUpdatedAt } }) =>
    data ? renewalAfterMs(data, dataUpdatedAt) : data === null ? Infinity : 0,
  refetchInterval: untilRenewal,
  refetchIntervalInBackground: true,
});

/** The token that requests are tried with: the same in every page of this session that is open. */
export function useExplorerToken() {
  const { id: userId } = useMe();
  const client = useQueryClient();
  const query = useQuery(explorerTokenQuery);
  const token = query.data;
  const channel = useRef<ExplorerTokenChannel>(undefined);
  // In the same task that a frame gets into the page, so that it finds somebody to ask.
  useLayoutEffect(() => {
    const opened = new ExplorerTokenChannel(userId, (news) =>
      client.setQueryData(explorerTokenQuery.queryKey, news ?? null),
    );
    channel.current = opened;
    return () => opened.close();
  }, [client, userId]);
  useLayoutEffect(() => channel.current?.tell(token ?? undefined), [token]);
  const revoke = useMutation({
    mutationFn: (id: string) => deleteAccessToken(id),
    onSuccess: () => client.setQueryData(explorerTokenQuery.queryKey, null),
  });
  return { query, revoke };
}
