import type { replayKind, replayState } from '@plumbline/contracts';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { api, attributes } from '../app/api/api-client';
import type { ListResponse, ResourceResponse, Resource } from '../app/api/json-api';
import { instantOf, localMinute } from '../app/value/local-time';

export interface ReplayAttributes {
  kind: z.output<typeof replayKind>;
  from: string;
  to: string;
  state: z.output<typeof replayState>;
  /** The number of deliveries; absent until they are counted. */
  total?: number;
  /** The number of deliveries that are queued. */
  done: number;
  /** What has become of these; absent for replays that were not counted. */
  delivered?: number;
  undelivered?: number;
  pending?: number;
  'created-at': string;
  'finished-at'?: string;
}

export type Replay = Resource<ReplayAttributes>;

const minute = localMinute.transform(instantOf);
const wishes = {
  failed: z.object({ failedFrom: minute, failedTo: minute.optional() }),
  everything: z.object({ since: minute }),
};

export const replayKinds = ['failed', 'everything'] as const;

/** The fields of a replay: failed deliveries in a range, or all events since a time. */
export const replayForm = z
  .object({ kind: z.enum(replayKinds), since: z.string(), failedFrom: z.string(), failedTo: z.string() })
  .transform(({ kind, failedTo, ...times }, context): { since?: string; failedFrom?: string; failedTo?: string } => {
    const parsed = wishes[kind].safeParse({ ...times, failedTo: failedTo || undefined });
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path, message });
    return z.NEVER;
  });

function reloadAfterMs(replays: ReplayAttributes[]): number | false {
  if (replays.some(({ state }) => state === 'running')) return 1_000;
  return replays.some(({ pending }) => pending) ? 3_000 : false;
}

/** The replays of a webhook, newest first, reloaded every second while one is running, and now and then while deliveries wait. */
export const replaysQuery = (webhook: string) =>
  queryOptions({
    queryKey: ['webhooks', webhook, 'replays'],
    queryFn: ({ signal }) =>
      api.get<ListResponse<ReplayAttributes>>(`v2/webhooks/${webhook}/replays`, { query: { pagesize: 20 }, signal }),
    refetchInterval: ({ state }) => reloadAfterMs(state.data?.data.map((replay) => replay.attributes) ?? []),
  });

export const startReplay = (webhook: string, input: z.output<typeof replayForm>) =>
  api.post<ResourceResponse<ReplayAttributes>>(`v2/webhooks/${webhook}/replay`, attributes(input));

/** Cancels a replay. Deliveries that are already queued are still sent. */
export const cancelReplay = (webhook: string, id: string) => api.post(`v2/webhooks/${webhook}/replays/${id}/cancel`);
