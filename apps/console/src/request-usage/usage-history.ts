import { queryOptions } from '@tanstack/react-query';
import { api } from '../app/api/api-client';
import type { ResourceResponse } from '../app/api/json-api';

/** The requests of one step; `at` is the start of the step. */
export interface UsagePoint {
  at: string;
  admitted: number;
  refused: number;
}

export interface UsageHistoryAttributes {
  /** The start of the first step. */
  since: string;
  'step-seconds': number;
  /** Steps without requests are omitted. */
  total: UsagePoint[];
  tokens: { 'token-id': string; name: string; points: UsagePoint[] }[];
}

/** The requests of the last 24 hours, per hour. This request does not count towards the limit. */
export const usageHistoryQuery = queryOptions({
  queryKey: ['request-usage', 'history'],
  queryFn: ({ signal }) =>
    api.get<ResourceResponse<UsageHistoryAttributes>>('v2/rate_limit/history', {
      query: { resolution: 'hour' },
      signal,
    }),
  refetchInterval: 60_000,
});

/** Fills in the steps without requests. Returns all steps up to `now` (milliseconds since 1970), oldest first. */
export function everyStep(
  points: readonly UsagePoint[],
  { since, 'step-seconds': seconds }: Pick<UsageHistoryAttributes, 'since' | 'step-seconds'>,
  now: number,
): UsagePoint[] {
  const known = new Map(points.map((point) => [Date.parse(point.at), point]));
  const [first, stepMs] = [Date.parse(since), seconds * 1_000];
  const steps = Math.max(1, Math.ceil((now - first) / stepMs));
  return Array.from({ length: steps }, (_, step) => {
    const at = first + step * stepMs;
    return known.get(at) ?? { at: new Date(at).toISOString(), admitted: 0, refused: 0 };
  });
}

/** Adds up the requests of several steps. */
export function sumOf(points: readonly UsagePoint[]): { admitted: number; refused: number } {
  return points.reduce(
    (sum, { admitted, refused }) => ({ admitted: sum.admitted + admitted, refused: sum.refused + refused }),
    { admitted: 0, refused: 0 },
  );
}
